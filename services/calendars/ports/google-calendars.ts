import type { Occurrence, Window } from '../feed/occurrence.ts';

/** People’s own Google calendars, each by its person’s mail address. Reasons are sentences for people. */
export type GoogleCalendars = {
  /**
   * The events of a window, each occurrence of a series on its own, without cancelled ones.
   * `syncToken`: from the last answer; if nothing changed since, Google says so. Without one, or with an expired one,
   * everything is read.
   */
  read(email: string, window: Window, syncToken: string | null, signal: AbortSignal): Promise<GoogleAnswer>;
};

export type GoogleAnswer =
  | { kind: 'read'; occurrences: Occurrence[]; syncToken: string | null }
  | { kind: 'unchanged'; syncToken: string }
  | { kind: 'failed'; reason: string };
