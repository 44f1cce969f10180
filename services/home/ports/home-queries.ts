import type { Reach } from '../../notes/ports/past-meetings.ts';
import type { Ratings } from '../../notes/ports/ratings.ts';
import type { ChannelSpending, Health, Missed, Need, Running, Some, Upcoming } from '../home.ts';

/** What a press in the Home tab is about. */
export type Pressed =
  | { readonly meetingId: string }
  | { readonly standupId: string }
  | { readonly itemId: string };

export type Viewer = { readonly userId: string; readonly isGuest: boolean };

/** Reads for the Home tab, without a lock. */
export type HomeQueries = {
  /**
   * Newest first. Approvals only where this person may approve, held recaps for who asked for the call; guests decide nothing, but may
   * answer and be asked.
   */
  needs(reach: Reach, viewer: Viewer, limit: number): Promise<Some<Need>>;
  /** Meetings in progress, oldest first. */
  running(reach: Reach, limit: number): Promise<Some<Running>>;
  /** Scheduled meetings, standups and the person's own calendar, soonest first. */
  upcoming(reach: Reach, userId: string, limit: number): Promise<Some<Upcoming>>;
  /** Recaps that can be read, of this person's look before the last one and later; newest first. */
  missed(reach: Reach, userId: string, limit: number): Promise<Some<Missed>>;
  /** By calls of this month (UTC) that are over, the most expensive channels first. */
  spending(teamId: string, limit: number): Promise<Some<ChannelSpending>>;
  ratings(teamId: string): Promise<Ratings>;
  health(teamId: string): Promise<Health>;
  /** Where it is, and whose DM that is, if it is one; null where there is none such. */
  placeOf(teamId: string, what: Pressed): Promise<{ channelId: string; owner: string } | null>;
};
