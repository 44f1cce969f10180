import type { NamedZone } from './named-zone.ts';

/** What a message says of time. */
export type FoundTimes = {
  /** When it may start, in the order of the words. */
  starts: Start[];
  /** Days without a time, as `2026-12-03`. */
  days: string[];
  /** Something is left that seems to name a time and can't be read. */
  hint: boolean;
};

export type Start = { kind: 'from_now'; milliseconds: number; sure: boolean } | ClockTime;

export type ClockTime = {
  kind: 'clock';
  /** The day that is meant first, as `2026-12-03`. Others that may be meant are only offered. */
  date: string;
  otherDates: string[];
  dated: Dated;
  /** `15:00` */
  time: string;
  /** `at 3`, not `15:00`: the other half of the day may be meant. */
  half: boolean;
  /** The morning may be meant as well as the afternoon that is read. */
  eitherHalf: boolean;
  /** The start of a period. */
  ranged: boolean;
  /** False where the words may mean something else. */
  sure: boolean;
  zone: NamedZone;
};

/** What names the day: nothing, today (`tomorrow`), a weekday, which comes again, or its date. */
export type Dated = 'not' | 'from_today' | 'weekday' | 'date';
