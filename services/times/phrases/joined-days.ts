import type { Weekday } from '../rule.ts';
import { everyDay, type Token } from './when-tokens.ts';

/**
 * `mon-fri` is from one day to the other, and `mon-wed-fri` are three; null where it is not clear, as in `mon to wed to
 * fri` or `mon-fri-tue`.
 */
export function joinedAs(all: readonly Token[], index: number): 'range' | 'list' | null {
  const joined = all.slice(farthest(all, index, -1), farthest(all, index, 1) + 1);
  const days = joined.filter((token) => token.kind === 'days');
  if (days.length < 3) return 'range';
  const isDashed = joined.every((token) => token.kind !== 'to' || token.dash);
  const isSingle = days.every((token) => token.days.length === 1);
  return isDashed && isSingle && isWithinAWeek(days.flatMap((token) => token.days)) ? 'list' : null;
}

/** `mon` to `fri`; over the end of the week too. */
export function upTo(from: Weekday | undefined, [to]: readonly Weekday[]): Weekday[] {
  if (from === undefined || to === undefined) return [];
  return everyDay.map((_, step) => everyDay[(from - 1 + step) % 7] ?? to).slice(0, stepsOf(from, to) + 1);
}

/** The last one, that way, of days and what joins them. */
function farthest(all: readonly Token[], index: number, step: 1 | -1): number {
  const next = all[index + step]?.kind;
  const goesOn = all[index]?.kind === 'to' ? next === 'days' : next === 'to';
  return goesOn ? farthest(all, index + step, step) : index;
}

/** One after the other, without coming round to the first again. */
function isWithinAWeek(days: readonly Weekday[]): boolean {
  const steps = days.slice(1).map((day, index) => stepsOf(days[index] ?? day, day));
  return steps.every((step) => step > 0) && steps.reduce((sum, step) => sum + step, 0) < 7;
}

function stepsOf(from: Weekday, to: Weekday): number {
  return (to - from + 7) % 7;
}
