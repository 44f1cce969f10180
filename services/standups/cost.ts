import type { ChannelSettings } from '../meetings/channel-settings.ts';
import type { Budget, Limit } from '../meetings/month-budget.ts';
import { limitFor, type ProposeDeps } from '../meetings/propose.ts';
import { monthlyBudget, type WorkspaceSettings } from '../meetings/workspace-settings.ts';
import { timesWithin } from '../times/next-times.ts';
import type { Rule } from '../times/rule.ts';
import type { Terms } from './standup.ts';

export type Billing = Pick<ProposeDeps, 'pricePerMinuteUsd' | 'maxMeetingMinutes'>;

/** The maximum cost of a standup. */
export type Cost = {
  /** How long each may stay, and what says so. */
  limit: Limit;
  eachUsd: number;
  monthUsd: number;
  /** The smallest budget of a month that it doesn't fit into. */
  over: Pick<Budget, 'whose' | 'budgetUsd'> | null;
};

export type Budgets = {
  channel: ChannelSettings;
  workspace: Pick<WorkspaceSettings, 'budgetUsd' | 'mostUsd'>;
};

const weeksAMonth = 52 / 12;

export function costOf(
  { rule, timeZone, minutes }: Pick<Terms, 'rule' | 'timeZone' | 'minutes'>,
  { channel, workspace }: Budgets,
  billing: Billing,
  now: Date,
): Cost {
  const limit = limitFor(billing, channel, minutes);
  const eachUsd = limit.minutes * billing.pricePerMinuteUsd;
  const monthUsd = eachUsd * timesAMonth(rule, timeZone, now);
  const smallest = smallestBudget({ channel, workspace });
  return { limit, eachUsd, monthUsd, over: smallest && smallest.budgetUsd < monthUsd ? smallest : null };
}

function smallestBudget({ channel, workspace }: Budgets): Cost['over'] {
  const all = monthlyBudget(workspace);
  const own = channel.budgetUsd?.value ?? null;
  if (own !== null && (all === null || own < all.usd)) return { whose: 'channel', budgetUsd: own };
  return all && { whose: all.whose, budgetUsd: all.usd };
}

/** A cron expression has no regular count, so its next 30 days are counted. */
function timesAMonth(rule: Rule, timeZone: string, now: Date): number {
  switch (rule.kind) {
    case 'weekly':
      return (rule.days.length * rule.times.length * weeksAMonth) / rule.every;
    case 'monthly':
      return rule.times.length;
    case 'cron':
      return timesWithin(rule, timeZone, now, 30);
    default:
      return rule satisfies never;
  }
}
