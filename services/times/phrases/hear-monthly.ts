import type { Rule } from '../rule.ts';
import type { Heard, WhenProblem } from './hear-when.ts';

type Monthly = Extract<Rule, { kind: 'monthly' }>['on'];

/** What an ordinal counts: days of a month, or weeks. */
export function monthlyOf({
  nths: [nth],
  days,
  saysDay,
  saysEvery,
  monthly,
}: Heard): { on: Monthly } | { every: number } | { problem: WhenProblem } {
  const [weekday, ...others] = days;
  if (nth === undefined || others.length > 0) return { problem: { kind: 'which_day' } };
  if (weekday === undefined) {
    const isDay = nth === 'last' ? saysDay : monthly || saysDay;
    if (!isDay || (nth !== 'last' && (nth < 1 || nth > 31))) return { problem: { kind: 'which_day' } };
    return { on: { day: nth } };
  }
  if (nth !== 'last' && (nth < 1 || nth > 5)) return { problem: { kind: 'which_day' } };
  if (saysEvery && !monthly && nth === 2) return { every: 2 };
  if (saysEvery && !monthly && nth !== 'last' && nth > 1) return { problem: { kind: 'which_nth', nth } };
  return { on: { nth, weekday } };
}
