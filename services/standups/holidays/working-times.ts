import { nextTimes, timesAfter } from '../../times/next-times.ts';
import type { Rule } from '../../times/rule.ts';
import type { HolidayNames } from './holidays.ts';

const yearMs = 366 * 86_400_000;
const maxNamed = 3;

export type Ahead = {
  /** When someone goes. */
  working: readonly Date[];
  /** The first few before that, which are on holidays. */
  leftOut: readonly Date[];
};

/**
 * The next `count` occurrences that aren't on holidays, plus those skipped before them. Holidays are known for a year, so
 * this looks at most a year past the first occurrence.
 */
export function workingTimes(
  rule: Rule,
  timeZone: string,
  days: HolidayNames,
  after: Date,
  count: number,
): Ahead {
  const next = nextTimes(rule, timeZone, after, maxNamed);
  const until = (next[0] ?? after).getTime() + yearMs;
  const working: Date[] = [];
  for (const at of timesAfter(rule, timeZone, after, (date) => Object.hasOwn(days, date))) {
    if (at.getTime() > until || working.push(at) >= count) break;
  }
  const [first] = working;
  return { working, leftOut: next.filter((at) => !first || at < first) };
}
