import type { Obstacle } from '../../meetings/start-scheduled.ts';
import type { StartDoubt } from '../../times/start-doubt.ts';
import { mention, time } from '../mrkdwn.ts';
import { dollars } from './amounts.ts';

/** A start, in each reader's own zone. */
export function dayAndTime(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}

/** Why the card asks when to go in. */
export function sayDoubt({ why, choices }: StartDoubt): string {
  const times = choices.map(({ at }) => dayAndTime(new Date(at))).join(', ');
  return `${reasons[why](times)} It waits for someone to choose.`;
}

const naming = (reason: string) => (times: string) => (times ? `${reason}: ${times}.` : `${reason}.`);

/** With the times that may be meant, where there are any. */
const reasons: Record<StartDoubt['why'], (times: string) => string> = {
  two_times: naming('The message names more than one time'),
  unsure: naming('The message may name a time'),
  range: naming('The message names a range of time'),
  no_time: naming('The message names another day, but no time'),
  past: (times) => `The time in the message is over.${times ? ` Perhaps ${times}?` : ''}`,
  far: () => 'The time in the message is more than 30 days ahead; ask again nearer to it.',
  no_zone: (times) =>
    `${naming('The message names a time, but Slack does not say in which time zone')(times)} Write it with the zone, like “15:00 CET”.`,
  which_zone: naming('It is not clear in which time zone the time in the message is'),
  asks: (times) => `At the time in the message${times ? `, ${times}` : ''}?`,
};

/** Why it does not start now; it goes on waiting. */
export function sayObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'call_taken':
      return obstacle.holder.state === 'scheduled'
        ? `${mention(obstacle.holder.requestedBy)} has already asked for this call at about that time. Nothing was changed.`
        : 'Someone is in this call already, or on the way there. Nothing was changed.';
    case 'cap_reached':
      return obstacle.scheduled
        ? `There are as many calls planned as there may be (${obstacle.most}). Nothing was changed.`
        : `There are as many calls under way as there may be (${obstacle.most}). Stop one with \`/pika leave\`, then try again.`;
    case 'no_budget':
      return `Not started: this channel’s budget of ${dollars(obstacle.budgetUsd)} a month does not cover it (${dollars(obstacle.committedUsd)} used or promised).`;
    default:
      return obstacle satisfies never;
  }
}
