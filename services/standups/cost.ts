import type { ChannelSettings } from '../meetings/channel-settings.ts';
import type { Limit } from '../meetings/month-budget.ts';
import { limitFor, type ProposeDeps } from '../meetings/propose.ts';
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
};

const weeksAMonth = 52 / 12;

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
