import type { Reach } from '../../notes/ports/past-meetings.ts';
import type { Ratings } from '../../notes/ports/ratings.ts';
import type { ChannelSpending, Health, Missed, Need, Running, Upcoming } from '../home.ts';

/** What a press in the Home tab is about. */
export type Pressed =
  | { readonly meetingId: string }
  | { readonly standupId: string }
  | { readonly itemId: string };

/** Reads for the Home tab, without a lock. */
export type HomeQueries = {
  /** Newest first. Approvals only where this person may approve, held recaps for who asked for the call. */
  needs(reach: Reach, userId: string, limit: number): Promise<Need[]>;
  /** Meetings in progress, oldest first. */
  running(reach: Reach, limit: number): Promise<Running[]>;
  /** Scheduled meetings, standups and the person's own calendar, soonest first. */
  upcoming(reach: Reach, userId: string, limit: number): Promise<Upcoming[]>;
  /** Recaps that can be read, of this person's look before the last one and later; newest first. */
  missed(reach: Reach, userId: string, limit: number): Promise<Missed[]>;
  /** Of this month (UTC), the most expensive channels first. */
  spending(teamId: string, limit: number): Promise<ChannelSpending[]>;
  ratings(teamId: string): Promise<Ratings>;
  health(teamId: string): Promise<Health>;
  /** Where it is, and whose DM that is, if it is one; null where there is none such. */
  placeOf(teamId: string, what: Pressed): Promise<{ channelId: string; owner: string } | null>;
};
