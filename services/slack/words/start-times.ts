import type { StartDoubt } from '../../meetings/start-doubt.ts';
import type { Obstacle } from '../../meetings/start-scheduled.ts';
import { mention, time } from '../mrkdwn.ts';
import { dollars } from './amounts.ts';

/** A start, in each reader's own zone. */
export function dayAndTime(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}

/** Why the card asks when to go in. */
export function sayDoubt({ why, choices }: StartDoubt): string {
  const times = choices.map(({ at }) => dayAndTime(new Date(at))).join(', ');
  const reason = times ? `${reasons[why]} ${times}.` : reasons[why].replace(/:$/, '.');
  return `${reason} It waits for someone to choose.`;
}

const reasons: Record<StartDoubt['why'], string> = {
  two_times: 'The message names more than one time:',
  unsure: 'The message may name a time:',
  range: 'The message names a range of time:',
  no_time: 'The message names another day, but no time.',
  past: 'The time in the message is over.',
  far: 'The time in the message is more than 30 days ahead; ask again nearer to it.',
  no_zone:
    'The message names a time, but Slack does not say in which time zone. Write it with the zone, like “15:00 CET”.',
  which_zone: 'It is not clear in which time zone the time in the message is:',
  called_off: 'The message seems to say that there is no call.',
  asks: 'At the time in the message?',
};

/** Why it does not start now; it goes on waiting. */
export function sayObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'call_taken':
      return obstacle.holder.state === 'scheduled'
        ? `${mention(obstacle.holder.requestedBy)} has already asked for this call at about that time. Nothing was changed.`
        : 'Someone is in this call already, or on the way there. Nothing was changed.';
    case 'crowded':
      return obstacle.scheduled
        ? `There are as many calls planned as there may be (${obstacle.most}). Nothing was changed.`
        : `There are as many calls under way as there may be (${obstacle.most}). Stop one with \`/pika leave\`, then try again.`;
    case 'no_budget':
      return `Not started: this channel’s budget of ${dollars(obstacle.budgetUsd)} a month does not cover it (${dollars(obstacle.committedUsd)} used or promised).`;
    default:
      return obstacle satisfies never;
  }
}
