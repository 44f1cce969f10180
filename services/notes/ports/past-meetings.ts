import type { FoundPassage, PastMeeting } from '../passage.ts';

/** Whose words may be found: those of these channels, and of one person's own DM with the app. */
export type Reach = {
  readonly teamId: string;
  readonly channelIds: readonly string[];
  /** Null where no DM is to be looked through. */
  readonly dmOf: string | null;
  /** Of one meeting alone. */
  readonly meetingId?: string;
};

export type Wanted = {
  readonly question: string;
  /** The question asks what was decided. */
  readonly decisions: boolean;
  readonly limit: number;
  /** Passages of one meeting that come before those of others, however good. */
  readonly perMeeting: number;
};

/** Where a page of a list ends: when its last meeting started, in microseconds since 1970, and its id. */
export type PageEnd = { readonly startedUs: string; readonly id: string };

export type ListedRecap = {
  readonly meeting: PastMeeting;
  /** Whether there is a transcript beside the recap. */
  readonly hasWords: boolean;
  readonly end: PageEnd;
};

/** What past meetings left behind; a recap that is held is found by nobody. */
export type PastMeetings = {
  /** Best first. With all words of the question, as search engines read it; where that finds nothing, with any. */
  passages(reach: Reach, wanted: Wanted): Promise<FoundPassage[]>;
  /** How many meetings `passages` looks through. */
  count(reach: Reach): Promise<number>;
  /** Newest first. */
  newest(reach: Reach, limit: number): Promise<PastMeeting[]>;
  /** Those with a recap that is not held, newest first, behind the end of the page before. */
  recaps(reach: Reach, limit: number, after: PageEnd | null): Promise<ListedRecap[]>;
};
