import { timesAfter } from '../times/next-times.ts';
import { type HolidayNames, isHoliday } from './holidays/holidays.ts';
import type { Terms } from './standup.ts';

/** Times that are counted for the message; beyond that it is “more than” so many. */
export const maxCounted = 50;

/**
 * The times of a standup that went by, from `from` up to `tooLate`, but for those on holidays: the first of them, null
 * where there is none, how many, and the one that comes next.
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
