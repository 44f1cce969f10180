import type { LimitedBy } from './meeting.ts';
import type { Unit } from './ports/unit.ts';

/** What a channel's monthly budget still allows, in whole minutes and dollars. */
export type Budget = { minutes: number; budgetUsd: number; committedUsd: number };

export type Spender = {
  teamId: string;
  channelId: string;
  pricePerMinuteUsd: number;
  /** Not counted: the meeting that asks. */
  id?: string;
};

/** A session shorter than this isn't worth starting with what is left of a budget. */
const minSessionMinutes = 5;

/** Of the month of `when`; null where the channel has no budget. Ask it inside the workspace's lock. */
export async function budgetAt(unit: Unit, spender: Spender, when: Date): Promise<Budget | null> {
  const { teamId, channelId, pricePerMinuteUsd, id } = spender;
  const { budgetUsd } = await unit.channels.settings(teamId, channelId);
  if (!budgetUsd || budgetUsd.value === null) return null;
  const committedUsd = await unit.meetings.committedUsd(teamId, channelId, when, id);
  const left = budgetUsd.value - committedUsd;
  return { minutes: Math.floor(left / pricePerMinuteUsd + 1e-9), budgetUsd: budgetUsd.value, committedUsd };
}

export type Limit = { minutes: number; by: LimitedBy };

/** The limit as far as the budget goes; null where it isn't worth starting. */
export function within(budget: Budget | null, limit: Limit): Limit | null {
  // At a price of nothing it is no number.
  if (!budget || !(budget.minutes < limit.minutes)) return limit;
  return budget.minutes < Math.min(minSessionMinutes, limit.minutes)
    ? null
    : { minutes: budget.minutes, by: 'budget' };
}
