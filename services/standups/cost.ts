import type { ChannelSettings } from '../meetings/channel-settings.ts';
import type { Limit } from '../meetings/month-budget.ts';
import { limitFor, type ProposeDeps } from '../meetings/propose.ts';
import { timesWithin } from '../times/next-times.ts';
import type { Rule } from '../times/rule.ts';
import type { Terms } from './standup.ts';

export type Billing = Pick<ProposeDeps, 'pricePerMinuteUsd' | 'maxMeetingMinutes'>;

/** What a standing meeting costs at most. */
export type Cost = {
  /** How long each may stay, and what says so. */
  limit: Limit;
  eachUsd: number;
  monthUsd: number;
};

/** Weeks. */
const aMonth = 52 / 12;

export function costOf(
  { rule, timeZone, minutes }: Pick<Terms, 'rule' | 'timeZone' | 'minutes'>,
  settings: ChannelSettings,
  billing: Billing,
  now: Date,
): Cost {
  const limit = limitFor(billing, settings, minutes);
  const eachUsd = limit.minutes * billing.pricePerMinuteUsd;
  return { limit, eachUsd, monthUsd: eachUsd * timesAMonth(rule, timeZone, now) };
}

/** Of cron's fields, those of the next 30 days. */
function timesAMonth(rule: Rule, timeZone: string, now: Date): number {
  switch (rule.kind) {
    case 'weekly':
      return (rule.days.length * rule.times.length * aMonth) / rule.every;
    case 'monthly':
      return rule.times.length;
    case 'cron':
      return timesWithin(rule, timeZone, now, 30);
    default:
      return rule satisfies never;
  }
}
