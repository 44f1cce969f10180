import { readCron } from './cron.ts';
import { type Heard, hear, type WhenProblem } from './hear-when.ts';
import { nextTime, timesOf } from './next-times.ts';
import type { Rule, Weekday } from './rule.ts';
import { everyDay, tokensOf } from './when-tokens.ts';

/** As far as a phrase was understood. */
export type Understood = {
  days: readonly Weekday[];
  every: number;
  /** Minutes after midnight. */
  times: readonly number[];
};

export type ParsedWhen =
  | { kind: 'rule'; rule: Rule }
  | { kind: 'not_understood'; understood: Understood; problem: WhenProblem };

/** Minutes between two meetings of one schedule, at least. */
const leastMinutes = 15;

/** Reads what people write for when a standing meeting is: `weekdays 09:30`, `every other friday at 2pm`, `cron …`. */
export function parseWhen(phrase: string): ParsedWhen {
  const [, fields] = /^\s*cron\b(.*)$/is.exec(phrase) ?? [];
  if (fields !== undefined) {
    const read = readCron(fields);
    if (read.kind === 'bad_cron') return { kind: 'not_understood', understood: nothing, problem: read };
    return checked({ kind: 'cron', fields: fields.trim().split(/\s+/).join(' ') }, nothing);
  }
  const heard = hear(tokensOf(phrase));
  const understood = { days: heard.days, every: heard.every, times: heard.times };
  const rule = ruleOf(heard);
  return 'problem' in rule
    ? { kind: 'not_understood', understood, problem: rule.problem }
    : checked(rule.rule, understood);
}

const nothing: Understood = { days: [], every: 1, times: [] };

function checked(rule: Rule, understood: Understood): ParsedWhen {
  const no = (problem: WhenProblem): ParsedWhen => ({ kind: 'not_understood', understood, problem });
  const times = timesOf(rule);
  const close = times.some((time, index) => time - (times[index - 1] ?? -leastMinutes) < leastMinutes);
  if (close) return no({ kind: 'too_often', leastMinutes });
  return nextTime(rule, 'UTC', new Date(0)) ? { kind: 'rule', rule } : no({ kind: 'never' });
}

function ruleOf(heard: Heard): { rule: Rule } | { problem: WhenProblem } {
  const { days, every, times, problem } = heard;
  if (problem) return { problem };
  const which = heard.nth !== null || heard.monthly ? monthlyOf(heard) : null;
  if (which && 'problem' in which) return which;
  if (!which && days.length === 0 && !heard.saysDay) return { problem: { kind: 'no_day' } };
  if (times.length === 0) return { problem: { kind: 'no_time' } };
  if (which && 'on' in which) return { rule: { kind: 'monthly', on: which.on, times } };
  // “every other day” is no matter of weeks.
  if (days.length === 0 && every > 1) return { problem: { kind: 'words', given: 'other day' } };
  const weeks = which?.every ?? every;
  return {
    rule: { kind: 'weekly', days: days.length > 0 ? days : [...everyDay], every: weeks, anchor: null, times },
  };
}

type Monthly = Extract<Rule, { kind: 'monthly' }>['on'];

/** What an ordinal counts: days of a month, or weeks. */
function monthlyOf({
  nth,
  days,
  saysDay,
  saysEvery,
  monthly,
}: Heard): { on: Monthly } | { every: number } | { problem: WhenProblem } {
  const [weekday, ...others] = days;
  if (nth === null || others.length > 0) return { problem: { kind: 'which_day' } };
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
