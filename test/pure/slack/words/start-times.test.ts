import { expect, test } from 'vitest';
import type { Obstacle } from '../../../../services/meetings/start-scheduled.ts';
import { sayDoubt, sayObstacle } from '../../../../services/slack/words/start-times.ts';
import type { StartDoubt } from '../../../../services/times/start-doubt.ts';

const at = '2026-12-03T14:00:00.000Z';
const whys: StartDoubt['why'][] = [
  'two_times',
  'unsure',
  'range',
  'past',
  'no_time',
  'far',
  'no_zone',
  'which_zone',
  'asks',
];
const holder = { requestedBy: 'U1' };
const budget = { kind: 'no_budget', budgetUsd: 20, committedUsd: 16.5 } as Obstacle;

/** As people read it: dates as their fallback text, people by their names. */
const aloud = (words: string) =>
  words.replaceAll(/<!date[^|]*\|[^>]*>/g, 'Thu 15:00').replaceAll('<@U1>', '@Ada');

test('what a card says of a start, read aloud', () => {
  const doubts = whys.flatMap((why) => [
    sayDoubt({ why, choices: [] }),
    sayDoubt({ why, choices: [{ at, words: 'Thu 3 Dec, 15:00 (Berlin)' }] }),
  ]);
  const obstacles = [
    { kind: 'call_taken', holder: { ...holder, state: 'scheduled' } },
    { kind: 'call_taken', holder: { ...holder, state: 'live' } },
    { kind: 'cap_reached', scheduled: true, most: 20 },
    { kind: 'cap_reached', scheduled: false, most: 5 },
    budget,
  ] as Obstacle[];
  expect([...new Set(doubts), ...obstacles.map(sayObstacle)].map(aloud)).toMatchInlineSnapshot(`
    [
      "The message names more than one time. I’ll join when someone picks a time.",
      "The message names more than one time: Thu 15:00. I’ll join when someone picks a time.",
      "The message may name a time, but I’m not sure which. I’ll join when someone picks a time.",
      "The message may name a time, but I’m not sure which: Thu 15:00. I’ll join when someone picks a time.",
      "The message names a range of times. I’ll join when someone picks a time.",
      "The message names a range of times: Thu 15:00. I’ll join when someone picks a time.",
      "The time in the message has passed. I’ll join when someone picks a time.",
      "The time in the message has passed. Did you mean Thu 15:00? I’ll join when someone picks a time.",
      "The message names another day, but no time. I’ll join when someone picks a time.",
      "The message names another day, but no time: Thu 15:00. I’ll join when someone picks a time.",
      "The time in the message is more than 30 days ahead. I can schedule up to 30 days ahead. I’ll join when someone picks a time.",
      "I couldn’t find out which time zone the message means. Next time add the zone, like “15:00 CET”. I’ll join when someone picks a time.",
      "I couldn’t find out which time zone the message means: Thu 15:00. Next time add the zone, like “15:00 CET”. I’ll join when someone picks a time.",
      "I’m not sure which time zone the message means. I’ll join when someone picks a time.",
      "I’m not sure which time zone the message means: Thu 15:00. I’ll join when someone picks a time.",
      "Should I join at the time in the message? I’ll join when someone picks a time.",
      "Should I join at the time in the message, Thu 15:00? I’ll join when someone picks a time.",
      "@Ada already asked for this call around that time. Nothing has changed.",
      "Someone is already in this call, or joining it. Nothing has changed.",
      "You’ve reached the limit of 20 scheduled calls. Cancel one with *Don’t join*, then try again.",
      "You’ve reached the limit of 5 active calls. Stop one with \`/pika leave\`, then try again.",
      "I didn’t start it: this channel’s monthly budget of $20.00 doesn’t cover it. $16.50 is spent or reserved.",
    ]
  `);
});
