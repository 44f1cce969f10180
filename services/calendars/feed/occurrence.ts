import type { Call } from '../../meetings/call-link.ts';

export type GuestStatus = 'accepted' | 'declined' | 'tentative' | 'needs_action';

export type Guest = { name: string | null; email: string; status: GuestStatus };

/** One meeting in someone's calendar: an event, or one time of a series. */
export type Occurrence = {
  uid: string;
  /** When the series would have had it, in UTC; empty for an event that is no series. It stays when it is moved. */
  recurrenceId: string;
  start: Date;
  end: Date;
  allDay: boolean;
  cancelled: boolean;
  title: string;
  call: Call | null;
  organiser: { name: string | null; email: string } | null;
  guests: Guest[];
};

export type Window = { from: Date; to: Date };

export type FeedProblem =
  /** A page for people, an error message, something else. */
  | 'not_a_calendar'
  /** It breaks off in the middle. */
  | 'cut_off'
  /** More bytes, events or times of series than we read, or more memory than one may take. */
  | 'too_big'
  | 'too_slow'
  /** This process is stopping. */
  | 'stopped';

/** Occurrences in order. `until`: the window's end, or earlier where it holds more than we take. */
export type FeedRead =
  | { ok: true; occurrences: Occurrence[]; until: Date }
  | { ok: false; problem: FeedProblem };
