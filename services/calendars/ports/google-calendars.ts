import type { Occurrence, Window } from '../feed/occurrence.ts';

/** People’s own Google calendars, each by its person’s mail address. Reasons are sentences for people. */
export type GoogleCalendars = {
  /**
   * What stands in a window, each time of a series on its own, and what was called off not at all.
   * `syncToken`: of the last answer, by which Google knows whether anything has changed since; null reads in any case,
   * and so does one that Google doesn't know any more.
   */
  read(email: string, window: Window, syncToken: string | null, signal: AbortSignal): Promise<GoogleAnswer>;
};

export type GoogleAnswer =
  | { kind: 'read'; occurrences: Occurrence[]; syncToken: string | null }
  | { kind: 'unchanged'; syncToken: string }
  | { kind: 'failed'; reason: string };
