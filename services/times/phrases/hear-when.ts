import type { Nth, Rule, Weekday } from '../rule.ts';
import { hearTime, timeOf } from './hear-time.ts';
import { joinedAs, upTo } from './joined-days.ts';
import { countsMonths, monthsApart } from './months-apart.ts';
import type { Token } from './when-tokens.ts';

export type WhenProblem =
  | { kind: 'empty' }
  | { kind: 'no_day' }
  | { kind: 'no_time' }
  | { kind: 'words'; given: string }
  | { kind: 'bad_time'; given: string }
  /** “at 2”: in the night, or in the afternoon? */
  | { kind: 'which_half'; hour: number; minute: number }
  /** “every third Friday”, “every other first Monday”: of the month, or every so many weeks? */
  | { kind: 'which_nth'; nth: number }
  /** Once a month, but on which day? */
  | { kind: 'which_day' }
  /** “1st and 15th”: a rule of cron for all times of one minute. */
  | { kind: 'several_dates'; rules: readonly Rule[] }
  /** Days with times of their own: each is a rule by itself. */
  | { kind: 'several'; rules: readonly Rule[] }
  | { kind: 'bad_cron'; field: string; given: string }
  | { kind: 'too_often'; leastMinutes: number }
  | { kind: 'never' };

export type Heard = {
  days: Weekday[];
  every: number;
  /** “every”, “weekly”, “other”: in which weeks was said. */
  saysWeeks: boolean;
  /** A date of a week in which it meets already. */
  anchor: string | null;
  times: number[];
  /** From the beginning of a range to its end. */
  minutes: number | null;
  nths: (Nth | number)[];
  saysEvery: boolean;
  saysDay: boolean;
  monthly: boolean;
  problem: WhenProblem | null;
};

/** Collects what a phrase says, in whatever order it says it. */
export function hear(tokens: readonly Token[]): Heard {
  const heard: Heard = {
    days: [],
    every: 1,
    saysWeeks: false,
    anchor: null,
    times: [],
    minutes: null,
    nths: [],
    saysEvery: false,
    saysDay: false,
    monthly: false,
    problem: tokens.length === 0 ? { kind: 'empty' } : null,
  };
  const strange: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'unknown') strange.push(token.given);
    else if (!countsMonths(tokens, index)) heard.problem ??= take(heard, token, index, tokens);
  }
  heard.problem = monthsApart(tokens) ?? heard.problem ?? weeksOfMonths(heard);
  if (strange.length > 0) heard.problem = { kind: 'words', given: strange.join(' ') };
  heard.days = [...new Set(heard.days)].sort();
  heard.times = [...new Set(heard.times)].sort((a, b) => a - b);
  heard.nths = [...new Set(heard.nths)];
  heard.saysWeeks = tokens.some(isOfWeeks);
  return heard;
}

/** “every other first Monday” */
function weeksOfMonths({ every, monthly, nths }: Heard): WhenProblem | null {
  const isMonthly = monthly || nths.length > 0;
  return isMonthly && every > 1 ? { kind: 'which_nth', nth: every } : null;
}

/** “weekdays” and “daily” mean those of every week. */
function isOfWeeks(token: Token): boolean {
  return token.kind === 'days' ? token.weekly === true : /^(every|other|week|day)$/.test(token.kind);
}

function take(
  heard: Heard,
  token: Exclude<Token, { kind: 'unknown' }>,
  index: number,
  all: readonly Token[],
): WhenProblem | null {
  const [before, after] = [all[index - 1], all[index + 1]];
  switch (token.kind) {
    case 'time':
      return hearTime(heard, token, index, all);
    case 'number':
      if (after?.kind === 'week') return takeWeeks(heard, token.value);
      // “every 10 fridays”
      if (before?.kind === 'every') return { kind: 'words', given: `every ${token.value}` };
      if (token.value > 23) return { kind: 'bad_time', given: String(token.value) };
      return hearTime(heard, { minute: token.value * 60, bare: true }, index, all);
    case 'ordinal':
      heard.nths.push(token.nth);
      return null;
    case 'days':
      return takeDays(heard, token.days, before?.kind === 'to' ? joinedAs(all, index) : 'list');
    case 'bad_time':
      return token;
    case 'day':
      heard.saysDay = true;
      return null;
    case 'every':
      heard.saysEvery = true;
      return after ? null : { kind: 'words', given: 'every' };
    case 'other':
      heard.every = 2;
      return null;
    case 'month':
      heard.monthly = true;
      return null;
    case 'to':
      return joins(before, after) ? null : { kind: 'words', given: 'to' };
    case 'week':
    case 'morning':
    case 'afternoon':
    case 'evening':
    case 'filler':
      return null;
    default:
      return token satisfies never;
  }
}

/** `mon to fri`, `9:00 to 9:30` */
function joins(before: Token | undefined, after: Token | undefined): boolean {
  const areDays = before?.kind === 'days' && after?.kind === 'days';
  return areDays || (timeOf(before) !== null && timeOf(after) !== null);
}

function takeDays(
  heard: Heard,
  days: readonly Weekday[],
  as: ReturnType<typeof joinedAs>,
): WhenProblem | null {
  if (as === null) return { kind: 'words', given: 'to' };
  heard.days.push(...(as === 'range' ? upTo(heard.days.at(-1), days) : days));
  return null;
}

function takeWeeks(heard: Heard, weeks: number): WhenProblem | null {
  if (weeks < 1 || weeks > 8) return { kind: 'words', given: `${weeks} weeks` };
  heard.every = weeks;
  return null;
}
