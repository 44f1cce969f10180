import type { LimitedBy } from '../../../meetings/meeting.ts';
import type { Shortage } from '../../../meetings/month-budget.ts';
import { dollars } from '../amounts.ts';

/** Escaped: Slack would take `<usd>` for a link. */
const raiseBudget = 'Raise it with `/pika budget &lt;usd&gt;`';
const raiseWorkspaceBudget = 'An admin can raise it with `/pika workspace budget &lt;usd&gt;`';

const raising: Record<Shortage['whose'], string> = {
  channel: raiseBudget,
  workspace: raiseWorkspaceBudget,
  operator: 'Ask the people who run Stand-in to raise it',
};

export function raise({ whose }: Pick<Shortage, 'whose'>): string {
  return raising[whose];
}

export function budgetOf({ whose, budgetUsd }: Pick<Shortage, 'whose' | 'budgetUsd'>): string {
  return `this ${whose === 'operator' ? 'workspace' : whose}’s budget of ${dollars(budgetUsd)} a month`;
}

export function committedOf({ committedUsd }: Pick<Shortage, 'committedUsd'>): string {
  return `(${dollars(committedUsd)} spent or reserved)`;
}

/** Behind how long a call may last, where a budget decides. */
export const restOfBudget: { [By in LimitedBy]?: string } = {
  budget: ', the rest of this channel’s budget',
  workspace_budget: ', the rest of this workspace’s budget',
};
