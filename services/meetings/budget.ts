import { type Budget, leftUsd } from './month-budget.ts';
import type { Unit } from './ports/unit.ts';

export type Spender = {
  teamId: string;
  channelId: string;
  pricePerMinuteUsd: number;
  /** Not counted: the meeting that asks. */
  id?: string;
};

/**
 * Of the channel's, the workspace's and the operator's budget the one with least left in the month of `when`; null where there is none.
 * Ask it inside the workspace's lock.
 */
export async function budgetAt(unit: Unit, spender: Spender, when: Date): Promise<Budget | null> {
  const { teamId, channelId, pricePerMinuteUsd, id } = spender;
  const left = async (whose: Budget['whose'], budgetUsd: number | null | undefined) => {
    if (typeof budgetUsd !== 'number') return [];
    const within = whose === 'channel' ? channelId : null;
    const { spentUsd, reservedUsd } = await unit.meetings.committed(teamId, within, when, id);
    const committedUsd = spentUsd + reservedUsd;
    const minutes = Math.floor((budgetUsd - committedUsd) / pricePerMinuteUsd + 1e-9);
    return [{ whose, minutes, budgetUsd, committedUsd }];
  };
  const channel = await unit.channels.settings(teamId, channelId);
  const workspace = await unit.workspaceSettings.of(teamId);
  const budgets = [
    ...(await left('channel', channel.budgetUsd?.value)),
    // Of two that are the same, the one that its admins can't raise.
    ...(await left('operator', workspace.mostUsd)),
    ...(await left('workspace', workspace.budgetUsd?.value)),
  ];
  return budgets.sort((a, b) => leftUsd(a) - leftUsd(b))[0] ?? null;
}
