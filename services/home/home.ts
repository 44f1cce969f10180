import type { Meeting } from '../meetings/meeting.ts';
import type { WorkspaceSettings } from '../meetings/workspace-settings.ts';
import type { PastMeeting } from '../notes/passage.ts';
import type { OpenList } from '../notes/ports/open-items.ts';
import type { Ratings } from '../notes/ports/ratings.ts';

/** Whose Home tab, and their DM with the app. */
export type Resident = { readonly teamId: string; readonly userId: string; readonly channelId: string };

/** Slack's message where something is shown; null where none was posted. */
type Place = { readonly channelId: string; readonly ts: string } | null;

/** What people are needed for. Each is done where everybody of the thread sees it. */
export type NeedKind = 'approval' | 'question' | 'recap' | 'start' | 'facts';

/** Something that waits for this person among others. */
export type Need = Pick<Meeting, 'platform' | 'callKey' | 'channelId'> & {
  readonly kind: NeedKind;
  readonly meetingId: string;
  /** What is asked, as the thread shows it; null where it says nothing more, or mustn't be said. */
  readonly words: string | null;
  readonly place: Place;
};

export type Running = { readonly meeting: Meeting; readonly place: Place };

/** What comes next, by when. */
export type Upcoming = Pick<Meeting, 'platform' | 'callKey'> & {
  readonly id: string;
  readonly at: Date;
  /** Null for an event that is in nobody's channel. */
  readonly channelId: string | null;
  /** As a calendar has it. */
  readonly title: string | null;
} & (
    | { readonly kind: 'meeting' }
    | { readonly kind: 'standup'; readonly version: number }
    /** `isAsked`: its person was asked, and hasn't answered. */
    | { readonly kind: 'event'; readonly isAsked: boolean }
  );

/** A channel's part of this month (UTC), in US dollars. */
export type ChannelSpending = { readonly channelId: string; readonly usd: number };

/** A recap that came since the person last looked, or of a call that they were invited to and not seen in. */
export type Missed = {
  readonly meeting: PastMeeting;
  /** Of highlights there is none. */
  readonly summary: string;
};

/** What an admin may have to see to. */
export type Health = {
  /** Since when PikaStream takes no new calls; null while it does. */
  readonly failingSince: Date | null;
  /** Messages of the last day that Slack didn't take. */
  readonly unsent: number;
  /** Starts of calls that nobody confirmed yet. */
  readonly uncertain: number;
};

/** What admins see. */
export type AdminView = {
  readonly settings: WorkspaceSettings;
  readonly spentUsd: number;
  readonly reservedUsd: number;
  /** The most expensive first. */
  readonly channels: Some<ChannelSpending>;
  readonly ratings: Ratings;
  readonly health: Health;
};

/** The first of something; `total`: also those that aren't among them. */
export type Some<Item> = { readonly items: readonly Item[]; readonly total: number };

/** What one person's Home tab shows: only what that person may see. */
export type Home = {
  readonly kind: 'home';
  readonly now: Date;
  readonly needs: Some<Need>;
  readonly running: Some<Running>;
  readonly upcoming: Some<Upcoming>;
  readonly items: OpenList;
  /** Newest first. */
  readonly missed: Some<Missed>;
  /** With a recap or without, but for what was missed; newest first. `hasMore`: there are older ones. */
  readonly past: { readonly items: readonly PastMeeting[]; readonly hasMore: boolean };
  readonly timeZone: string;
  /** Credits in PikaStream's wallet; null while PikaStream doesn't say. */
  readonly credits: number | null;
  /** Null for who is no admin. */
  readonly admin: AdminView | null;
};

/** `unknown`: Slack isn't responding who they are, or where. */
export type ClosedHome = { readonly kind: 'external' | 'unknown' };

/** Of the meetings whose words it shows. */
export function meetingsShown({ needs, running, items, missed, past }: Home): string[] {
  const ids = [
    ...needs.items.map(({ meetingId }) => meetingId),
    ...running.items.map(({ meeting }) => meeting.id),
    ...items.items.map(({ item }) => item.meetingId),
    ...missed.items.map(({ meeting }) => meeting.id),
    ...past.items.map(({ id }) => id),
  ];
  return [...new Set(ids)];
}
