import type { Rule } from '../rule.ts';
import { monthlyOf } from './hear-monthly.ts';
import type { Heard, WhenProblem } from './hear-when.ts';

/** More than one ordinal: a rule has one day of the month. Of dates cron has several, of weekdays it has none. */
export function severalOf(heard: Heard): WhenProblem {
  const { nths, days, times } = heard;
  if (times.length === 0) return { kind: 'no_time' };
  const dates = nths.filter((nth) => nth !== 'last' && nth >= 1 && nth <= 31).map(Number);
  if (days.length === 0 && dates.length === nths.length)
    return { kind: 'several_dates', rules: cronsOf(dates, times) };
  const each = nths.map((nth) => monthlyOf({ ...heard, nths: [nth], monthly: true }));
  const rules = each.flatMap((one) => ('on' in one ? { kind: 'monthly' as const, on: one.on, times } : []));
  if (rules.length < each.length) return { kind: 'which_day' };
  return { kind: 'several', rules };
}

/** Cron combines its minutes with its hours: only times of one minute are the same there. */
function cronsOf(dates: readonly number[], times: readonly number[]): Rule[] {
  const days = dates.toSorted((a, b) => a - b).join(',');
  const minutes = [...new Set(times.map((time) => time % 60))];
  return minutes.map((minute) => {
    const hours = times.filter((time) => time % 60 === minute).map((time) => Math.floor(time / 60));
    return { kind: 'cron', fields: `${minute} ${hours.join(',')} ${days} * *` };
  });
}
