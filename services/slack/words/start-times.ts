import type { Obstacle } from '../../meetings/start-scheduled.ts';
import type { StartDoubt } from '../../times/start-doubt.ts';
import { mention, time } from '../mrkdwn.ts';
import { dollars } from './amounts.ts';

/** A start, in each reader's own zone. */
export function dayAndTime(moment: Date): string {
  return time(moment, '{date_short_pretty} at {time}');
}

/** Why the card asks when to join. */
export function sayDoubt({ why, choices }: StartDoubt): string {
  const times = choices.map(({ at }) => dayAndTime(new Date(at))).join(', ');
  return `${reasons[why](times)} I’ll join when someone picks a time.`;
}

const naming = (reason: string) => (times: string) => (times ? `${reason}: ${times}.` : `${reason}.`);

/** Each with the times that may be meant, if there are any. */
const reasons: Record<StartDoubt['why'], (times: string) => string> = {
  two_times: naming('The message names more than one time'),
  unsure: naming('The message may name a time, but I’m not sure which'),
  range: naming('The message names a range of times'),
  no_time: naming('The message names another day, but no time'),
  past: (times) => `The time in the message has passed.${times ? ` Did you mean ${times}?` : ''}`,
  far: () => 'The time in the message is more than 30 days ahead. I can schedule up to 30 days ahead.',
  no_zone: (times) =>
    `${naming('I couldn’t find out which time zone the message means')(times)} Next time add the zone, like “15:00 CET”.`,
  which_zone: naming('I’m not sure which time zone the message means'),
  asks: (times) => `Should I join at the time in the message${times ? `, ${times}` : ''}?`,
};

/** Why a scheduled meeting doesn’t start now. It stays scheduled. */
export function sayObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'call_taken':
      return obstacle.holder.state === 'scheduled'
        ? `${mention(obstacle.holder.requestedBy)} already asked for this call around that time. Nothing has changed.`
        : 'Someone is already in this call, or joining it. Nothing has changed.';
    case 'cap_reached':
      return obstacle.scheduled
        ? `You’ve reached the limit of ${obstacle.most} scheduled calls. Cancel one with *Don’t join*, then try again.`
        : `You’ve reached the limit of ${obstacle.most} active calls. Stop one with \`/pika leave\`, then try again.`;
    case 'no_budget':
      return `I didn’t start it: this channel’s monthly budget of ${dollars(obstacle.budgetUsd)} doesn’t cover it. ${dollars(obstacle.committedUsd)} is spent or reserved.`;
    default:
      return obstacle satisfies never;
  }
}
