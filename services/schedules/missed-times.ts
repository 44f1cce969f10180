import { nextTime, timesAfter } from './next-times.ts';
import type { Terms } from './schedule.ts';

/** Times that are counted for the message; beyond that it is “more than” so many. */
export const mostCounted = 50;

/** How many times of a schedule went by, from the first up to `tooLate`, and the one that comes next. */
export function missedTimes(
  { rule, timeZone }: Pick<Terms, 'rule' | 'timeZone'>,
  first: Date,
  tooLate: Date,
): { count: number; next: Date | null } {
  let count = 1;
  for (const at of timesAfter(rule, timeZone, first)) {
    if (at > tooLate) return { count, next: at };
    count += 1;
    if (count > mostCounted) return { count, next: nextTime(rule, timeZone, tooLate) };
  }
  return { count, next: null };
}
