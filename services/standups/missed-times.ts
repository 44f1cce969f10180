import { timesAfter } from '../times/next-times.ts';
import { type HolidayNames, isHoliday } from './holidays/holidays.ts';
import type { Terms } from './standup.ts';

/** The message says “more than” this many. */
export const maxCounted = 50;

/**
 * The occurrences that were missed from `from` up to `tooLate`, without those on holidays: the first (null when there is
 * none), their count, and the next one to come.
 */
export function missedTimes(
  { rule, timeZone }: Pick<Terms, 'rule' | 'timeZone'>,
  days: HolidayNames,
  from: Date,
  tooLate: Date,
): { first: Date | null; count: number; next: Date | null } {
  const isLeftOut = (date: string) => Object.hasOwn(days, date);
  let first = isHoliday(days, from, timeZone) ? null : from;
  let count = first ? 1 : 0;
  for (const at of timesAfter(rule, timeZone, from, isLeftOut)) {
    if (at > tooLate) return { first, count, next: at };
    first ??= at;
    count += 1;
    if (count > maxCounted) break;
  }
  const [next = null] = timesAfter(rule, timeZone, tooLate, isLeftOut);
  return { first, count, next };
}
