import { readCron } from '../cron.ts';
import type { Nth, Rule, Weekday } from '../rule.ts';
import { areTooClose, minMinutesApart } from '../too-close.ts';
import { changesTime, type Word, wordsOf } from './when-words.ts';

export type WhenProblem =
  | { kind: 'empty' }
  | { kind: 'no_day' }
  | { kind: 'no_time' }
  | { kind: 'unclear_days' }
  /** Days with times of their own: a standup has one rule. */
  | { kind: 'several' }
  | { kind: 'words'; given: string }
  | { kind: 'bad_time'; given: string }
  /** “at 2”: at night, or in the afternoon? */
  | { kind: 'which_half'; hour: number; minute: number }
  | { kind: 'bad_cron'; field: string; given: string }
  | { kind: 'too_often'; leastMinutes: number };

/** As far as a phrase was understood: what a form can start from. */
export type Understood = {
  days: readonly Weekday[];
  /** Weeks from one to the next; null where that isn't clear. */
  every: number | null;
  nth: Nth | null;
  /** Minutes after midnight. */
  times: readonly number[];
  /** From the beginning of a range of time to its end. */
  minutes: number | null;
};

export type ParsedWhen =
  | { kind: 'rule'; rule: Rule; minutes: number | null }
  | { kind: 'not_understood'; understood: Understood; problem: WhenProblem };

const maxChars = 500;

/**
 * Reads when a standup is: `weekdays 09:30`, `mon-thu 9:00-9:15`, `every other friday 2pm`, `first monday of the month
 * 10:00`, `cron …`. What the phrase leaves out stays as it was `before`. Anything else is a problem, never a guess.
 */
export function parseWhen(phrase: string, before: Rule | null = null): ParsedWhen {
  // What is cut isn't understood.
  const read = phrase.length > maxChars ? `${phrase.slice(0, maxChars)} …` : phrase;
  const typed = read.replaceAll('`', '');
  const [, cron] = /^\s*cron\b(.*)$/is.exec(typed) ?? [];
  const words = cron === undefined ? wordsOf(typed) : [];
  const said = saidBy(words);
  const found = checked(cron === undefined ? ruleOf(words, said, before) : cronOf(cron));
  return 'problem' in found
    ? { kind: 'not_understood', understood: withoutGuesses(said, found.problem), problem: found.problem }
    : { kind: 'rule', rule: found.rule, minutes: said.minutes };
}

type Read = { rule: Rule } | { problem: WhenProblem };

function checked(read: Read): Read {
  const isTooOften = 'rule' in read && areTooClose(read.rule);
  return isTooOften ? { problem: { kind: 'too_often', leastMinutes: minMinutesApart } } : read;
}

function cronOf(typed: string): Read {
  const fields = typed.trim().split(/\s+/).join(' ');
  const read = readCron(fields);
  return read.kind === 'cron' ? { rule: { kind: 'cron', fields } } : { problem: read };
}

function ruleOf(words: readonly Word[], said: Understood, before: Rule | null): Read {
  const problem = problemOf(words);
  if (problem) return { problem };
  const kept = before?.kind === 'cron' ? null : before;
  const times = said.times.length > 0 ? said.times : (kept?.times ?? []);
  const dates = datesOf(words, said, kept);
  if ('problem' in dates) return dates;
  return times.length > 0 ? { rule: { ...dates, times } } : { problem: { kind: 'no_time' } };
}

type OmitTimes<R> = R extends { times: unknown } ? Omit<R, 'times'> : never;
type Dates = OmitTimes<Rule>;

/** The grammar of days; times were taken out, and a phrase has them before its days or after. */
function datesOf(
  words: readonly Word[],
  { days, every: weeks, nth }: Understood,
  kept: Rule | null,
): Dates | { problem: WhenProblem } {
  const letters = lettersOf(words).replaceAll('T', '');
  const every = weeks ?? 1;
  const [weekday, ...others] = days;
  const before = kept?.kind === 'cron' ? null : kept;
  // Only another time.
  if (letters === '') return before ?? { problem: { kind: 'no_day' } };
  // “every two weeks”: the days stay.
  if (letters === 'W')
    return before?.kind === 'weekly'
      ? { kind: 'weekly', days: before.days, every, anchor: every === before.every ? before.anchor : null }
      : { problem: { kind: 'no_day' } };
  // “monday” instead of the first Tuesday is the first Monday, instead of every other Tuesday every other Monday.
  if (/^D+$/.test(letters) && before?.kind === 'weekly') return { ...before, days };
  if (/^D+$/.test(letters) && before?.kind === 'monthly')
    return 'nth' in before.on && weekday && others.length === 0
      ? { kind: 'monthly', on: { nth: before.on.nth, weekday } }
      : { problem: { kind: 'unclear_days' } };
  if (/^(W?(E*D)+|(E*D)+W)$/.test(letters)) return { kind: 'weekly', days, every, anchor: null };
  if (/^(ND|E?NDM|MND)$/.test(letters) && weekday && others.length === 0 && nth !== null)
    return { kind: 'monthly', on: { nth, weekday } };
  const date = words.find((word) => word.letter === 'N')?.nth;
  if (/^(N|NY)M$|^MN$/.test(letters) && typeof date === 'number' && date <= 31)
    return { kind: 'monthly', on: { day: date } };
  if (letters === 'NYM' && date === 'last') return { kind: 'monthly', on: { day: 'last' } };
  return { problem: { kind: 'unclear_days' } };
}

/** What makes a phrase one that the grammar doesn't have, whatever its days are. */
function problemOf(words: readonly Word[]): WhenProblem | null {
  if (words.length === 0) return { kind: 'empty' };
  const strange = words.flatMap((word) => (word.letter === '?' ? [word.given] : []));
  if (strange.length > 0) return { kind: 'words', given: strange.join(' ') };
  const badTime = words.find((word) => word.letter === 'B');
  if (badTime) return { kind: 'bad_time', given: badTime.given };
  const letters = lettersOf(words);
  if (letters.includes('-')) return { kind: 'words', given: 'to' };
  if (/E(?![EDN])/.test(letters)) return { kind: 'words', given: 'every' };
  if (isSeveral(letters)) return { kind: 'several' };
  const half = words.find((word) => word.letter === 'T' && isOfEitherHalf(word));
  return half?.letter === 'T'
    ? { kind: 'which_half', hour: Math.floor(half.minute / 60), minute: half.minute % 60 }
    : null;
}

/** Nobody writes “at 7” for the evening without saying so. */
function isOfEitherHalf({ minute, isBare }: { minute: number; isBare: boolean }): boolean {
  return isBare && minute >= 60 && minute < 7 * 60;
}

function lettersOf(words: readonly Word[]): string {
  return words.map(({ letter }) => letter).join('');
}

/** Days on both sides of a time, times on both sides of days, and two ordinals. */
function isSeveral(letters: string): boolean {
  return /[DN].*T.*[DN]|T.*[DN].*T|N.*N/.test(letters);
}

/** Of several groups of days and times, the first. */
function saidBy(all: readonly Word[]): Understood {
  const [first = '', second = ''] = lettersOf(all).match(/T+|[^T]+/g) ?? [];
  const words = isSeveral(lettersOf(all)) ? all.slice(0, first.length + second.length) : all;
  const times = words.filter((word) => word.letter === 'T').filter((word) => !isOfEitherHalf(word));
  const lengths = times.flatMap(({ minutes }) => minutes ?? []);
  const nth = words.find((word) => word.letter === 'N')?.nth ?? null;
  return {
    days: ascending(words.flatMap((word) => (word.letter === 'D' ? word.days : []))),
    every: words.find((word) => word.letter === 'W')?.every ?? 1,
    nth: nth === 'last' || (nth !== null && nth <= 5) ? nth : null,
    times: ascending(times.map(({ minute }) => minute)),
    minutes: lengths.length > 0 ? Math.max(...lengths) : null,
  };
}

/** What a form may start from: without what the part that wasn't understood may change. */
function withoutGuesses(said: Understood, problem: WhenProblem): Understood {
  const given = problem.kind === 'words' ? problem.given : '';
  const isUnclear = problem.kind === 'unclear_days' || /week|month/.test(given);
  return {
    ...said,
    ...(isUnclear ? { every: null, nth: null } : {}),
    ...(given === 'to' ? { days: [] } : {}),
    ...(given === 'to' || changesTime.test(given) ? { times: [], minutes: null } : {}),
  };
}

function ascending<Value extends number>(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
