import type { Nth, Weekday } from './rule.ts';
import { everyDay, type Token } from './when-tokens.ts';

export type WhenProblem =
  | { kind: 'empty' }
  | { kind: 'no_day' }
  | { kind: 'no_time' }
  | { kind: 'words'; given: string }
  | { kind: 'bad_time'; given: string }
  /** “at 2”: in the night, or in the afternoon? */
  | { kind: 'which_half'; hour: number }
  /** “every third Friday”: of the month, or every three weeks? */
  | { kind: 'which_nth'; nth: number }
  /** Once a month, but on which day? */
  | { kind: 'which_day' }
  | { kind: 'bad_cron'; field: string; given: string }
  | { kind: 'too_often'; leastMinutes: number }
  | { kind: 'never' };

export type Heard = {
  days: Weekday[];
  every: number;
  times: number[];
  nth: Nth | number | null;
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
    times: [],
    nth: null,
    saysEvery: false,
    saysDay: false,
    monthly: false,
    problem: tokens.length === 0 ? { kind: 'empty' } : null,
  };
  const strange: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'unknown') strange.push(token.given);
    else heard.problem ??= take(heard, token, tokens[index - 1], tokens[index + 1], tokens);
  }
  if (strange.length > 0) heard.problem = { kind: 'words', given: strange.join(' ') };
  heard.days = [...new Set(heard.days)].sort();
  heard.times = [...new Set(heard.times)].sort((a, b) => a - b);
  return heard;
}

function take(
  heard: Heard,
  token: Exclude<Token, { kind: 'unknown' }>,
  before: Token | undefined,
  after: Token | undefined,
  all: readonly Token[],
): WhenProblem | null {
  switch (token.kind) {
    case 'time':
      // Until when is not asked: that is “for 30 min”.
      if (before?.kind === 'to') return { kind: 'words', given: 'to' };
      heard.times.push(inHalf(token.minute, all));
      return null;
    case 'number':
      if (after?.kind === 'week') return takeWeeks(heard, token.value);
      return takeHour(heard, token.value, all);
    case 'ordinal':
      heard.nth = token.nth;
      return null;
    case 'days':
      heard.days.push(...(before?.kind === 'to' ? upTo(heard.days.at(-1), token.days) : token.days));
      return null;
    case 'bad_time':
      return token;
    case 'day':
      heard.saysDay = true;
      return null;
    case 'every':
      heard.saysEvery = true;
      return null;
    case 'other':
      heard.every = 2;
      return null;
    case 'month':
      heard.monthly = true;
      return null;
    case 'to':
    case 'week':
    case 'half':
    case 'filler':
      return null;
    default:
      return token satisfies never;
  }
}

function takeWeeks(heard: Heard, weeks: number): WhenProblem | null {
  if (weeks < 1 || weeks > 8) return { kind: 'words', given: `${weeks} weeks` };
  heard.every = weeks;
  return null;
}

/** A bare hour before seven is rather of the afternoon, but nobody should get up at two to find out. */
function takeHour(heard: Heard, hour: number, all: readonly Token[]): WhenProblem | null {
  if (hour > 23) return { kind: 'bad_time', given: String(hour) };
  const minute = inHalf(hour * 60, all);
  if (minute < 7 * 60) return { kind: 'which_half', hour };
  heard.times.push(minute);
  return null;
}

/** “at 3 in the afternoon” */
function inHalf(minute: number, all: readonly Token[]): number {
  return minute < 720 && all.some(({ kind }) => kind === 'half') ? minute + 720 : minute;
}

/** `mon` to `fri`; over the end of the week too. */
function upTo(from: Weekday | undefined, [to]: readonly Weekday[]): Weekday[] {
  if (from === undefined || to === undefined) return [];
  const length = ((to - from + 7) % 7) + 1;
  return everyDay.map((_, step) => everyDay[(from - 1 + step) % 7] ?? to).slice(0, length);
}
