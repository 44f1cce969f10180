import type { Call } from '../meetings/call-link.ts';

/** A calendar that someone lets us read. */
export type Calendar = {
  id: string;
  teamId: string;
  userId: string;
  /** Read from a feed’s secret address, or from Google’s API. */
  kind: 'feed' | 'google';
  /** What people see: the host of a feed’s address, or the Google account’s e-mail address. */
  label: string;
  /** A feed’s, encrypted; null for Google, and once the calendar is removed. */
  address: string | null;
  /** Sent to the source to ask what changed: an ETag or a sync token. */
  mark: string | null;
  /** Counts reads, so that a late result of an abandoned read is dropped. */
  readings: number;
  /** The lease of the process that reads it. */
  readingUntil: Date | null;
  rules: Rules;
  addedAt: Date;
  removedAt: Date | null;
  lastReadAt: Date | null;
  lastOkAt: Date | null;
  /** Its events are known up to here. */
  knownUntil: Date | null;
  /** So many events with a call couldn't be read: left out, or of a series only its start is known. */
  unreadable: number;
  failingSince: Date | null;
  /** Why it can't be read: a sentence for its owner, without the address. */
  problem: string | null;
  /** When its owner was told of the problem. */
  toldAt: Date | null;
  nextReadAt: Date | null;
  /** The earliest `nextRunAt` of its events. */
  nextEventAt: Date | null;
};

/** Why an event needs nothing more. */
export type Decided =
  | 'sent'
  | 'not_this'
  | 'never'
  /** By the rules, or because the owner declined the invitation. */
  | 'by_rule'
  /** An agent is already joining. */
  | 'already'
  /** A duplicate of an event in another of the owner's calendars. */
  | 'twice'
  | 'refused'
  | 'unanswered'
  /** We were down. */
  | 'missed';

/** A meeting with a call in someone's calendar. */
export type CalendarEvent = {
  id: string;
  teamId: string;
  userId: string;
  calendarId: string;
  uid: string;
  recurrenceId: string;
  startsAt: Date;
  endsAt: Date;
  title: string;
  platform: Call['platform'];
  callKey: string;
  callUrl: string;
  passcode: string | null;
  /** Names or addresses, the first few. */
  guests: string[];
  /** The addresses of the same: a name is what somebody chose. */
  guestEmails: string[];
  guestCount: number;
  /** What rules search for words: every guest's name and parts of their e-mail address, one a line. */
  people: string;
  outside: boolean;
  mine: boolean;
  declined: boolean;
  cancelled: boolean;
  /** When to ask, to stop asking, or to check that the agent came. */
  nextRunAt: Date | null;
  askedAt: Date | null;
  decided: Decided | null;
  decidedAt: Date | null;
  meetingId: string | null;
  /** Link to the thread of the meeting that already covers the call, if the owner may read it. */
  page: string | null;
  /** The rules' channel, if the owner had left it when they were asked. */
  leftChannelId: string | null;
};

export type SeriesDecision = 'always' | 'never';

export function callOf({ platform, callKey, callUrl, passcode }: CalendarEvent): Call {
  return { platform, key: callKey, url: callUrl, passcode };
}

export const calendarTiming = {
  readEveryMs: 5 * 60_000,
  /** After a feed was too big or too slow, since trying it keeps others waiting. */
  readHeavyAfterMs: 60 * 60_000,
  /** Before the start of a meeting that an agent joins, the calendar is read once more. */
  lastLookMs: 40_000,
  /** The lease of a read, for when its process dies. */
  readAgainAfterMs: 2 * 60_000,
  /** A calendar has failed for so long when its owner is told, once. */
  tellAfterMs: 60 * 60_000,
  aheadMs: 14 * 86_400_000,
  behindMs: 60 * 60_000,
  /** After the start of a call that someone else's agent covers, check that it came. */
  lookAgainMs: 30_000,
  /** After a start, how long the owner may still be asked. */
  maxLateMs: 10 * 60_000,
  /** How long events are kept after their end. */
  keptForMs: 86_400_000,
} as const;

export function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}

/** Calendars a person may have. */
export const maxCalendars = 5;

/** A person's decision for all meetings of a series. */
export type DecidedSeries = {
  id: string;
  decision: SeriesDecision;
  decidedAt: Date;
  /** Of its latest known meeting, else as of the decision; null if neither is known. */
  title: string | null;
};

/** What a person's calendars do without asking. */
export type Rules = {
  /** Ask each time; or join all with a call, those that the owner organizes, or those that name the agent or `word`. */
  send: 'ask' | 'all' | 'mine' | 'named';
  word: string | null;
  /** Skip meetings with people from other organizations. */
  skipOutside: boolean;
  /** Where threads go; null: the DM with the owner. */
  channelId: string | null;
  /** How long before the start to ask or send. */
  minutesAhead: number;
  /** Who goes, as it was called when it was chosen; without one, whom the channel sends. */
  persona?: { id: string; name: string };
};
