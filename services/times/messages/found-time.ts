import type { NamedZone } from './named-zones.ts';

/** A time as somebody wrote it. */
export type FoundTime = {
  /**
   * Milliseconds from now, or what clocks show, on a day that was named or else today; a bare day has no time. A hint
   * is words that seem to name a time and could not be read.
   */
  when:
    | { kind: 'from_now'; milliseconds: number }
    | ClockTime
    | { kind: 'day'; date: string }
    | { kind: 'hint' };
  /** The start of a period. */
  ranged: boolean;
  /** False where the words may mean something else. */
  sure: boolean;
  /** `at 3`, not `15:00`: the other half of the day may be meant. */
  half: boolean;
};

export type ClockTime = {
  kind: 'clock';
  date: string;
  dated: Dated;
  /** Days after that day. */
  later: number;
  time: string;
  zone: NamedZone;
};

/** By what a day is named: not at all, from today (`tomorrow`), by a weekday, which comes again, or by its date. */
export type Dated = 'not' | 'from_today' | 'weekday' | 'date';

/** A day without a time. */
export function bareDay(date: string): FoundTime {
  return { when: { kind: 'day', date }, ranged: false, sure: true, half: false };
}
