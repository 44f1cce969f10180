import { timesOf } from '../next-times.ts';
import type { Rule } from '../rule.ts';

const aDay = 1_440;

/** Whether two meetings of a rule are less than so many minutes apart; over midnight too. */
export function areTooClose(rule: Rule, leastMinutes: number): boolean {
  const times = timesOf(rule);
  const [first] = times;
  const all = first !== undefined && hasDaysInARow(rule) ? [...times, first + aDay] : times;
  return all.some((time, index) => time - (all[index - 1] ?? -leastMinutes) < leastMinutes);
}

/** Of cron’s days nobody looks: they may be. */
function hasDaysInARow(rule: Rule): boolean {
  switch (rule.kind) {
    case 'weekly': {
      const { days, every } = rule;
      // Sunday and Monday are of two weeks.
      return days.some((day) => days.some((next) => next === (every === 1 ? (day % 7) + 1 : day + 1)));
    }
    case 'monthly':
      return false;
    case 'cron':
      return true;
    default:
      return rule satisfies never;
  }
}
