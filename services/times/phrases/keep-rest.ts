import type { Rule } from '../rule.ts';
import type { Heard } from './hear-when.ts';

/**
 * What somebody says of a standing meeting that there is, with the days, weeks and times that they leave out. Where
 * they had the whole phrase before them, days without weeks or an ordinal mean that these were deleted.
 */
export function withRest(heard: Heard, before: Rule, isWhole: boolean): Heard {
  if (before.kind === 'cron') return heard;
  const times = heard.times.length > 0 ? heard.times : [...before.times];
  const saysNoDay = heard.days.length === 0 && heard.nths.length === 0 && !heard.saysDay && !heard.monthly;
  if (heard.saysWeeks || (isWhole && !saysNoDay))
    return { ...heard, times, days: saysNoDay && before.kind === 'weekly' ? [...before.days] : heard.days };
  if (before.kind === 'monthly') return { ...heard, times, ...ordinalOf(heard, before) };
  const { days, every, anchor } = before;
  return { ...heard, times, days: saysNoDay ? [...days] : heard.days, every, anchor };
}

/** The first Monday becomes the first Tuesday; of a date nobody knows which Tuesday. */
function ordinalOf(
  { days, nths }: Heard,
  { on }: Extract<Rule, { kind: 'monthly' }>,
): Partial<Pick<Heard, 'nths' | 'monthly'>> {
  if (days.length !== 1 || nths.length > 0) return {};
  return { nths: 'nth' in on ? [on.nth] : [], monthly: true };
}
