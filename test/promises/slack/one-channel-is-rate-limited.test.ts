import { expect, test } from 'vitest';
import { goLive, letInAtOnce, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const url = (code: string) => `https://meet.google.com/${code}`;

test('429 on posts in one channel: another channel does not wait', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { general, standup } = slack.channels;
  slack.faults.rateLimit('chat.postMessage', 600, general.id);

  await slack.post({ channel: general.id, text: url('aaa-aaaa-aaa') });
  await slack.post({ channel: standup.id, text: url('bbb-bbbb-bbb') });

  await waitForCard(world, 'bbb-bbbb-bbb', 'is connected');
  expect(slack.messages(general.id).filter(({ own }) => own)).toEqual([]);
  // Nobody is sent before the card can be read.
  expect(pika.sessions.map(({ meetUrl }) => meetUrl)).toEqual([url('bbb-bbbb-bbb')]);
});

test('the channel’s post is made when the time that Slack named is over, not before', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const until = Date.now() + 3_000;
  slack.faults.rateLimit('chat.postMessage', 3, slack.channels.general.id);

  await slack.post({ channel: slack.channels.general.id, text: url('aaa-aaaa-aaa') });

  await waitForCard(world, 'aaa-aaaa-aaa', 'is connected');
  expect(Date.now()).toBeGreaterThanOrEqual(until);
});

test('429 on who people are: the next people’s links aren’t looked up before its time', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { general, standup } = slack.channels;
  const { ada, ben } = slack.users;
  slack.faults.rateLimit('users.info', 3);
  await slack.post({ user: ada.id, channel: general.id, text: url('aaa-aaaa-aaa') });
  await slack.journal.waitFor((entry) => entry.kind === 'api' && entry.status === 429);
  // Past Slack's grace for what was already on its way.
  await waitForCard(world, 'aaa-aaaa-aaa', '');
  const until = Date.now() + 600;
  await expect.poll(() => Date.now()).toBeGreaterThan(until);
  await slack.post({ user: ben.id, channel: standup.id, text: url('bbb-bbbb-bbb') });
  for (const code of ['aaa-aaaa-aaa', 'bbb-bbbb-bbb']) await waitForCard(world, code, 'is connected');
});

test('429 on edits and posts: leaving does not wait, and the card is edited once, to its last state', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { general } = slack.channels;
  const { card } = await goLive(world);
  await slack.idle();
  const until = Date.now() + 8_000;
  slack.faults.rateLimit('chat.update', 8, general.id);
  slack.faults.rateLimit('chat.postMessage', 8, general.id);
  const from = slack.journal.entries.length;

  await press(world, slack.users.ada, card, 'Extend 15 min (+$4.13)');
  await press(world, slack.users.ben, card, 'Stop');

  await expect.poll(() => pika.liveSessions()).toEqual([]);
  expect(Date.now()).toBeLessThan(until);
  await waitForCard(world, 'abc-defg-hij', 'attended');
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

  await waitForCard(world, 'aaa-aaaa-aaa', '75 min');
  await waitForCard(world, 'bbb-bbbb-bbb', '75 min');
});

test('a busy workspace keeps its edits below Slack’s limit, and leaving does not wait for them', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { general, standup } = slack.channels;
  const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
    (x) => `${x.repeat(3)}-${x.repeat(4)}-${x.repeat(3)}`,
  );
  await Promise.all(
    codes.map((code, index) =>
      slack.command({
        channel: index % 2 ? general.id : standup.id,
        user: index < 4 ? slack.users.ada.id : slack.users.ben.id,
        text: url(code),
      }),
    ),
  );
  await untilStates(world, ...codes.map(() => 'live' as const));

  // Every half minute each card wants to show time and cost: eight rounds would be 64 edits.
  for (let round = 0; round < 8; round += 1) {
    const seen = (await world.meetings()).map(({ refreshedAt }) => refreshedAt?.getTime() ?? 0);
    await world.elapse(0.55);
    await expect
      .poll(
        async () =>
          (await world.meetings()).filter(
            ({ refreshedAt }, index) => (refreshedAt?.getTime() ?? 0) > (seen[index] ?? 0),
          ).length,
      )
      .toBe(codes.length);
  }
  const edits = () =>
    slack.journal.entries.flatMap((entry) =>
      entry.kind === 'api' && entry.method === 'chat.update' ? [entry] : [],
    );
  expect(edits().length).toBeLessThanOrEqual(45);
  expect(edits().every(({ status }) => status === 200)).toBe(true);

  await Promise.all(
    codes.map((code, index) =>
      slack.command({
        channel: index % 2 ? general.id : standup.id,
        user: slack.users.cleo.id,
        text: `leave ${url(code)}`,
      }),
    ),
  );
  await expect.poll(() => pika.liveSessions().length).toBe(0);
});
