import type { Call } from '../../meetings/call-link.ts';
import type { Rules } from './rules.ts';

/** A calendar that somebody lets us read. */
export type Calendar = {
  id: string;
  teamId: string;
  userId: string;
  kind: 'feed';
  /** Its host: all that anybody is shown of the address. */
  label: string;
  /** Sealed; null once it is removed. */
  address: string | null;
  etag: string | null;
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
  /** Somebody is on the way there already. */
  | 'already'
  /** Another calendar of the same person has it too. */
  | 'twice'
  | 'refused'
  | 'unanswered'
  /** We were down. */
  | 'missed';

/** A meeting with a call in somebody's calendar. */
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
  outside: boolean;
  mine: boolean;
  declined: boolean;
  cancelled: boolean;
  /** When to ask, or to give up asking. */
  wakeAt: Date | null;
  askedAt: Date | null;
  decided: Decided | null;
  decidedAt: Date | null;
  meetingId: string | null;
};

export type SeriesDecision = 'always' | 'never';

export function callOf({ platform, callKey, callUrl, passcode }: CalendarEvent): Call {
  return { platform, key: callKey, url: callUrl, passcode };
}

/** Milliseconds. */
export const calendarTiming = {
  readEvery: 5 * 60_000,
  /** Whoever reads may die: then it is read again. */
  readAgainAfter: 2 * 60_000,
  /** Told once, when it has failed for so long. */
  tellAfter: 60 * 60_000,
  ahead: 14 * 86_400_000,
  behind: 60 * 60_000,
  /** Nobody is asked about a meeting that began longer ago. */
  atMostLate: 10 * 60_000,
  keptFor: 86_400_000,
} as const;

/** Calendars of one person. */
export const mostCalendars = 5;
