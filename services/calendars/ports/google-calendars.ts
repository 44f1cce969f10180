import type { Occurrence, Window } from '../feed/occurrence.ts';

/** People’s own Google calendars, each by its person’s mail address. Reasons are sentences for people. */
export type GoogleCalendars = {
  /**
   * What stands in a window, each time of a series by itself, and what was called off not at all.
   * `syncToken`: of the last answer, by which Google knows whether anything has changed since; null reads in any case,
   * and so does one that Google does not know any more.
   */
  read(email: string, window: Window, syncToken: string | null, signal: AbortSignal): Promise<GoogleAnswer>;
  /** Has Google tell `address` of changes; without events, only that there are some. */
  watch(email: string, channel: NewChannel, signal: AbortSignal): Promise<WatchAnswer>;
  /** One that is over already counts as stopped. */
  stop(email: string, channel: OpenChannel, signal: AbortSignal): Promise<StopAnswer>;
};

export type GoogleAnswer =
  | { kind: 'read'; occurrences: Occurrence[]; syncToken: string | null }
  | { kind: 'unchanged'; syncToken: string }
  | { kind: 'failed'; reason: string };

/** `token`: comes back with each notification, and tells Google’s from others’. */
export type NewChannel = { id: string; token: string; address: string };
export type OpenChannel = { id: string; resourceId: string };

type WatchAnswer = { ok: true; resourceId: string; until: Date } | { ok: false; reason: string };
type StopAnswer = { ok: true } | { ok: false; reason: string };
