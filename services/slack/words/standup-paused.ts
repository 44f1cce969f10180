import type { Standup } from '../../standups/standup.ts';
import { sayNotTaken } from './not-taken.ts';
import { sayRuleIn } from './standup-rule.ts';

/** To whoever set up a standup whose channel takes none of our posts: what that means, and what to do. */
export function sayUnreachable(
  { channelId, number, rule, timeZone }: Pick<Standup, 'channelId' | 'number' | 'rule' | 'timeZone'>,
  error: string,
): string {
  return (
    `:double_vertical_bar: *Standup ${number}* of <#${channelId}> (${sayRuleIn(rule, timeZone)}) is paused, and nobody was sent: ` +
    `its card could not be posted. ${sayNotTaken(error)} Once I can post there again, \`/pika standup resume ${number}\` there goes on with it.`
  );
}
