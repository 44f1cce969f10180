import { dollars } from '../amounts.ts';

/** Escaped: Slack would take `<usd>` for a link. */
export const raiseBudget = 'Raise it with `/pika budget &lt;usd&gt;`';

type Amounts = { budgetUsd: number; committedUsd: number };

export function budgetOf({ budgetUsd }: Amounts): string {
  return `this channel’s budget of ${dollars(budgetUsd)} a month`;
}

export function committedOf({ committedUsd }: Amounts): string {
  return `(${dollars(committedUsd)} spent or reserved)`;
}
