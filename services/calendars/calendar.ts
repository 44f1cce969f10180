import type { Call } from '../meetings/call-link.ts';

/** A calendar that someone lets us read. */
export type Calendar = {
  id: string;
  teamId: string;
  userId: string;
  /** By a feed’s secret address, or by Google’s API. */
  kind: 'feed' | 'google';
  /** All that anyone is shown of where it is: the address’s host, or whose Google calendar it is. */
  label: string;
  /** A feed’s, sealed; null once it is removed. */
  address: string | null;
  /** By what its source knows whether anything has changed since: an ETag, or a sync token. */
  mark: string | null;
  /** Counts readings: one that was given up, and comes after all, isn't taken over. */
  readings: number;
  /** Someone reads it; whoever does may die, so not for longer than this. */
  readingUntil: Date | null;
  rules: Rules;
  addedAt: Date;
  removedAt: Date | null;
  lastReadAt: Date | null;
  lastOkAt: Date | null;
  /** Up to here its events are known. */
  knownUntil: Date | null;
  failingSince: Date | null;
  /** A sentence for its person, without the address. */
  problem: string | null;
  toldAt: Date | null;
  nextReadAt: Date | null;
  /** When the first of its events wants attention. */
  nextEventAt: Date | null;
};

/** Why an event needs nothing more. */
export type Decided =
  | 'sent'
  | 'not_this'
  | 'never'
  /** The rules, or the person's own no to it. */
  | 'by_rule'
  /** Someone is on the way there already. */
  | 'already'
  /** Another calendar of the same person has it too. */
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
  guestCount: number;
  /** A line for each name, and for each part of a mail address, of every guest: what rules look for words in. */
  people: string;
  outside: boolean;
  mine: boolean;
  declined: boolean;
  cancelled: boolean;
  /** When to ask, or to give up asking. */
  nextRunAt: Date | null;
  askedAt: Date | null;
  decided: Decided | null;
  decidedAt: Date | null;
  meetingId: string | null;
  /** Of whoever is on the way there already: their thread, where its person may read it. */
  page: string | null;
  /** Where its thread would be, had its person not left there before they were asked. */
  leftChannelId: string | null;
};

export type SeriesDecision = 'always' | 'never';

export function callOf({ platform, callKey, callUrl, passcode }: CalendarEvent): Call {
  return { platform, key: callKey, url: callUrl, passcode };
}

/** Milliseconds. */
export const calendarTiming = {
  readEvery: 5 * 60_000,
  /** One that was too big or too slow keeps the others waiting. */
  readHeavyAfter: 60 * 60_000,
  /** Before the start of a meeting that someone goes to, it is looked at once more. */
  lastLook: 40_000,
  /** Whoever reads may die: then it is read again. */
  readAgainAfter: 2 * 60_000,
  /** Told once, when it has failed for so long. */
  tellAfter: 60 * 60_000,
  ahead: 14 * 86_400_000,
  behind: 60 * 60_000,
  /** After the start of a meeting that someone else was going to: whether they do. */
  lookAgain: 30_000,
  /** Nobody is asked about a meeting that began longer ago. */
  atMostLate: 10 * 60_000,
  keptFor: 86_400_000,
} as const;

export function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}

/** Calendars of one person. */
export const mostCalendars = 5;

/** What someone decided once for all meetings of a series. */
export type DecidedSeries = {
  id: string;
  decision: SeriesDecision;
  decidedAt: Date;
  /** Of the last of its meetings that is known, else what it was called when that was decided; null where neither is known. */
  title: string | null;
};

/** What one's calendar does on its own. */
export type Rules = {
  /** Asks each time; or goes to all with a call, to those one organises, to those where it is named or a word is. */
  send: 'ask' | 'all' | 'mine' | 'named';
  word: string | null;
  /** Meetings with people from other organizations are left alone. */
  skipOutside: boolean;
  /** Where threads are; null: the DM with its person. */
  channelId: string | null;
  /** How long before. */
  minutesAhead: number;
};
