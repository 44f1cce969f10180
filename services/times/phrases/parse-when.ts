import { readCron } from '../cron.ts';
import { nextTime } from '../next-times.ts';
import type { Rule, Weekday } from '../rule.ts';
import { monthlyOf } from './hear-monthly.ts';
import { type Heard, hear, type WhenProblem } from './hear-when.ts';
import { withRest } from './keep-rest.ts';
import { oneRuleOf } from './one-rule.ts';
import { severalOf } from './several-dates.ts';
import { areTooClose } from './too-close.ts';
import { groupsOf } from './when-groups.ts';
import { everyDay, tokensOf } from './when-tokens.ts';

/** As far as a phrase was understood. */
export type Understood = {
  days: readonly Weekday[];
  every: number;
  /** Minutes after midnight. */
  times: readonly number[];
};

export type ParsedWhen =
  /** `minutes`: how long, where a range of time said so. */
  { kind: 'rule'; rule: Rule; minutes?: number } | NoRule;

type NoRule = { kind: 'not_understood'; understood: Understood; problem: WhenProblem };

/** Minutes between two meetings of one standup, at least. */
const leastMinutes = 15;

/**
 * Reads what people write for when a standing meeting is: `weekdays 09:30`, `every other friday at 2pm`, `cron …`.
 * What they leave out stays as it was `before`; less of it where that whole phrase was theirs to write anew.
 */
export function parseWhen(phrase: string, before: Rule | null = null, isWhole = false): ParsedWhen {
  const typed = phrase.replaceAll('`', '');
  const [, fields] = /^\s*cron\b(.*)$/is.exec(typed) ?? [];
  if (fields !== undefined) {
    const read = readCron(fields);
    if (read.kind === 'bad_cron') return { kind: 'not_understood', understood: nothing, problem: read };
    return checked({ kind: 'cron', fields: fields.trim().split(/\s+/).join(' ') }, null, nothing);
  }
  const groups = groupsOf(tokensOf(typed)).map((tokens) => parseGroup(hear(tokens), before, isWhole));
  const [only, ...others] = groups;
  return only && others.length === 0 ? only : together(groups);
}

const nothing: Understood = { days: [], every: 1, times: [] };

function parseGroup(said: Heard, before: Rule | null, isWhole: boolean): ParsedWhen {
  const heard = before ? withRest(said, before, isWhole) : said;
  const understood = { days: said.days, every: said.every, times: said.times };
  const rule = ruleOf(heard, before);
  return 'problem' in rule
    ? { kind: 'not_understood', understood, problem: rule.problem }
    : checked(rule.rule, heard.minutes, understood);
}

/** Several groups of days and times: one rule where it says the same, else each by itself. */
function together(groups: readonly ParsedWhen[]): ParsedWhen {
  const wrong = groups.find((group) => group.kind === 'not_understood');
  if (wrong) return wrong;
  const read = groups.filter((group) => group.kind === 'rule');
  const rules = read.map(({ rule }) => rule);
  const one = oneRuleOf(rules);
  if (!one) return { kind: 'not_understood', understood: nothing, problem: { kind: 'several', rules } };
  const lengths = read.flatMap(({ minutes }) => minutes ?? []);
  return checked(one, lengths.length > 0 ? Math.max(...lengths) : null, nothing);
}

function checked(rule: Rule, minutes: number | null, understood: Understood): ParsedWhen {
  const no = (problem: WhenProblem): ParsedWhen => ({ kind: 'not_understood', understood, problem });
  if (areTooClose(rule, leastMinutes)) return no({ kind: 'too_often', leastMinutes });
  return nextTime(rule, 'UTC', new Date(0))
    ? { kind: 'rule', rule, ...(minutes === null ? {} : { minutes }) }
    : no({ kind: 'never' });
}

function ruleOf(heard: Heard, before: Rule | null): { rule: Rule } | { problem: WhenProblem } {
  const { days, every, anchor, times, problem, nths } = heard;
  if (problem) return { problem };
  const several = nths.length > 1 ? severalOf(heard) : null;
  if (several) return { problem: several };
  const which = nths.length > 0 || heard.monthly ? monthlyOf(heard) : null;
  if (which && 'problem' in which) return which;
  if (!which && days.length === 0 && !heard.saysDay) {
    return before?.kind === 'monthly' && times.length > 0 && !heard.saysWeeks
      ? { rule: { ...before, times } }
      : { problem: { kind: 'no_day' } };
  }
  if (times.length === 0) return { problem: { kind: 'no_time' } };
  if (which && 'on' in which) return { rule: { kind: 'monthly', on: which.on, times } };
  // “every other day” is no matter of weeks.
  if (days.length === 0 && every > 1) return { problem: { kind: 'words', given: 'other day' } };
  const weeks = which?.every ?? every;
  return {
    rule: { kind: 'weekly', days: days.length > 0 ? days : [...everyDay], every: weeks, anchor, times },
  };
}
