import type { Cost } from '../../standups/cost.ts';
import type { Standup } from '../../standups/standup.ts';
import { dollars } from './amounts.ts';
import { budgetOf } from './reasons/budget.ts';

/** `up to $16.50 each, about $358 a month, more than this channel’s budget of …`; empty where it costs nothing. */
export function sayCost({ eachUsd, monthUsd, over }: Cost): string {
  if (eachUsd === 0) return '';
  const month = monthUsd > 0 ? `, about ${roughly(monthUsd)} a month` : '';
  return `up to ${dollars(eachUsd)} each${month}${over ? `, more than ${budgetOf(over)}` : ''}`;
}

/** How long it may stay, where that was said; and why it is less. */
export function sayMinutes({ minutes }: Pick<Standup, 'minutes'>, { limit }: Cost): string {
  if (minutes === null) return '';
  const less = limit.minutes < minutes ? ` (not ${minutes}: ${whose(limit)})` : '';
  return `, for ${limit.minutes} min at most${less}`;
}

function whose({ minutes, by }: Cost['limit']): string {
  return by === 'channel'
    ? `this channel’s \`/pika limit\` is ${minutes}`
    : `no call may be longer; an admin sets that with MAX_MEETING_MINUTES`;
}

function roughly(usd: number): string {
  return usd < 10 ? dollars(usd) : `$${Math.round(Number(usd.toFixed(2)))}`;
}
