import { expect, test } from 'vitest';
import { goLive, letInAtOnce, press, waitForCard } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const url = (code: string) => `https://meet.google.com/${code}`;

test('429 on posts in one channel: that channel waits as told, another does not', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { general, standup } = slack.channels;
  const until = Date.now() + 6_000;
  slack.faults.rateLimit('chat.postMessage', 6, general.id);

  await slack.post({ channel: general.id, text: url('aaa-aaaa-aaa') });
  await slack.post({ channel: standup.id, text: url('bbb-bbbb-bbb') });

  await waitForCard(world, 'bbb-bbbb-bbb', 'is connected', 5_500);
  expect(Date.now()).toBeLessThan(until);
  expect(slack.messages(general.id).filter(({ own }) => own)).toEqual([]);
  await waitForCard(world, 'aaa-aaaa-aaa', 'is connected');
  expect(Date.now()).toBeGreaterThanOrEqual(until);
});

test('429 on edits and posts: leaving does not wait, and the card is edited once, to its last state', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { general } = slack.channels;
  const { card } = await goLive(world);
  const until = Date.now() + 5_000;
  slack.faults.rateLimit('chat.update', 5, general.id);
  slack.faults.rateLimit('chat.postMessage', 5, general.id);
  const from = slack.journal.entries.length;

  await press(world, slack.users.ada, card, 'Extend 15 min (+$4.13)');
  await press(world, slack.users.ben, card, 'Stop');

  await expect.poll(() => pika.liveSessions(), { timeout: 4_000 }).toEqual([]);
  expect(Date.now()).toBeLessThan(until);
  await waitForCard(world, 'abc-defg-hij', 'was sent', 15_000);
  const edits = slack.journal.entries
    .slice(from)
    .filter((entry) => entry.kind === 'message' && entry.change === 'edited' && entry.message.ts === card.ts);
  expect(edits).toHaveLength(1);
});

test('two cards in a channel whose edits are limited: neither is tried again too early', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { general } = slack.channels;
  const first = await goLive(world, { code: 'aaa-aaaa-aaa' });
  const second = await goLive(world, { code: 'bbb-bbbb-bbb' });
  slack.faults.rateLimit('chat.update', 3, general.id);

  await press(world, slack.users.ada, first.card, 'Extend 15 min (+$4.13)');
  // Past Slack's grace for what was already on its way.
  await slack.journal.waitFor((entry) => entry.kind === 'api' && entry.status === 429);
  await world.elapse(0.6);
  await press(world, slack.users.ada, second.card, 'Extend 15 min (+$4.13)');

  await waitForCard(world, 'aaa-aaaa-aaa', '75 min', 15_000);
  await waitForCard(world, 'bbb-bbbb-bbb', '75 min', 15_000);
});
