import { timesOf } from './next-times.ts';
import type { Rule } from './rule.ts';

const aDayMinutes = 1_440;
/** Between two occurrences of one standup. */
export const minMinutesApart = 15;

/** Whether two occurrences of a rule are less than that apart, over midnight too. */
export function areTooClose(rule: Rule): boolean {
  const times = timesOf(rule);
  const [first] = times;
  const all = first !== undefined && hasDaysInARow(rule) ? [...times, first + aDayMinutes] : times;
  return all.some((time, index) => time - (all[index - 1] ?? -minMinutesApart) < minMinutesApart);
}

function hasDaysInARow(rule: Rule): boolean {
  switch (rule.kind) {
    case 'weekly': {
      const { days, every } = rule;
      // Sunday and Monday are in two weeks.
      return days.some((day) => days.some((next) => next === (every === 1 ? (day % 7) + 1 : day + 1)));
    }
    case 'monthly':
      return false;
    case 'cron':
      // They may be: cron's dates aren't compared.
      return true;
    default:
      return rule satisfies never;
  }
}
