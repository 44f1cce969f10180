import type { Call } from '../../meetings/call-link.ts';

export type GuestStatus = 'accepted' | 'declined' | 'tentative' | 'needs_action';

export type Guest = { name: string | null; email: string; status: GuestStatus };

/** One meeting in a calendar: a single event, or one occurrence of a series. */
export type Occurrence = {
  uid: string;
  /** When the series has it, in UTC, even if it was moved; empty for a single event. */
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
  /** An HTML page, an error message or something else. */
  | 'not_a_calendar'
  | 'cut_off'
  /** More bytes, events, occurrences or memory than allowed. */
  | 'too_big'
  | 'too_slow'
  /** This process is stopping. */
  | 'stopped';

/**
 * Occurrences in order. `until`: the window's end, or earlier if there were too many. `unreadable`: events that were left
 * out, or series of which only the start is known.
 */
export type FeedRead =
  | { ok: true; occurrences: Occurrence[]; until: Date; unreadable: number }
  | { ok: false; problem: FeedProblem };
