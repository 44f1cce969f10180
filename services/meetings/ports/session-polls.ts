import type { Meeting } from '../meeting.ts';
import type { PollIntervals } from '../states/timing.ts';

/** How far a session's feed was read. */
export type FeedPlace = { readonly meetingId: string; readonly cursor: string };

/** When each session is asked next. Asking writes nothing else, unless the answer changes something. */
export type SessionPolls = {
  /**
   * Takes up to `limit` sessions that are due; nobody else gets them before their next time. `nextInMs`: when the next is
   * due, as far as it's known.
   */
  claim(limit: number, every: PollIntervals): Promise<{ meetings: Meeting[]; nextInMs: number | null }>;
  keepPlaces(places: readonly FeedPlace[]): Promise<void>;
};
