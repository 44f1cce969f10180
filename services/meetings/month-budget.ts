import type { LimitedBy } from './meeting.ts';

/** US dollars of a month: by calls that are over, and held by the limits of those that aren't. */
export type Spent = { spentUsd: number; reservedUsd: number };

/** What a monthly budget still allows, in whole minutes and dollars. */
export type Budget = {
  /** `operator`: the workspace's, as set by the people who run it for others. */
  whose: 'channel' | 'workspace' | 'operator';
  minutes: number;
  budgetUsd: number;
  committedUsd: number;
};

/** What a budget doesn't cover something by. */
export type Shortage = Pick<Budget, 'whose' | 'budgetUsd' | 'committedUsd'>;

export function leftUsd({ budgetUsd, committedUsd }: Shortage): number {
  return budgetUsd - committedUsd;
}

/** A session shorter than this isn't worth starting with what is left of a budget. */
const minSessionMinutes = 5;

/** Whether what is left is worth starting a call with. */
export function coversCall(leftUsd: number, pricePerMinuteUsd: number): boolean {
  return leftUsd >= 0 && leftUsd + 1e-9 >= minSessionMinutes * pricePerMinuteUsd;
}

export type Limit = { minutes: number; by: LimitedBy };

/** The limit as far as the budget goes; null where it isn't worth starting. */
export function within(budget: Budget | null, limit: Limit): Limit | null {
  // A price of zero would divide by zero.
  if (!budget || !(budget.minutes < limit.minutes)) return limit;
  return budget.minutes < Math.min(minSessionMinutes, limit.minutes)
    ? null
    : { minutes: budget.minutes, by: budget.whose === 'channel' ? 'budget' : 'workspace_budget' };
}
