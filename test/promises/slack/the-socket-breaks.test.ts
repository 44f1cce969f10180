import { expect, test } from 'vitest';
import { goLive, isCard, letInAtOnce, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';
const bySocket = { door: 'socket', pika: { script: letInAtOnce } } as const;

async function onceOnly(world: World): Promise<void> {
  const { slack, pika } = world;
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await slack.idle();
  await untilStates(world, 'live');
  expect(slack.messages(slack.channels.general.id).filter((message) => isCard(message))).toHaveLength(1);
  expect(pika.sessions).toHaveLength(1);
}

test('the socket breaks while an event is on its way: the app reconnects, and the event counts once', async () => {
  const world = await startWorld(bySocket);
  const { slack } = world;
  const from = slack.journal.entries.length;

  const posted = slack.post({ channel: slack.channels.general.id, text: url, times: 4 });
  slack.faults.dropSockets();

  await slack.waitForSocket({ from });
  await posted;
  await onceOnly(world);
});

test('Slack asks for a new socket in mid-call: the call goes on, and later events arrive', async () => {
  const world = await startWorld(bySocket);
  const { slack, pika } = world;
  await goLive(world);
  const from = slack.journal.entries.length;

  slack.faults.disconnectSockets('refresh_requested');

  await slack.waitForSocket({ from });
  await slack.post({ channel: slack.channels.standup.id, text: 'https://meet.google.com/bbb-bbbb-bbb' });
  await waitForCard(world, 'bbb-bbbb-bbb', 'is connected');
  expect(pika.liveSessions()).toHaveLength(2);
});

test('Slack refuses connections for a while: the app keeps trying, isn’t ready meanwhile, and misses nothing', async () => {
  const world = await startWorld(bySocket);
  const { slack } = world;
  const refused = slack.faults.refuseConnections(3);
  const from = slack.journal.entries.length;
  slack.faults.dropSockets();
  await expect.poll(() => refused.hits).toBeGreaterThan(0);
  const ready = await fetch(`http://127.0.0.1:${world.app.port}/readyz`);
  expect(ready.status).toBe(503);

  const posted = slack.post({
    channel: slack.channels.general.id,
    text: url,
    retryDelaysMs: [200, 500, 1_000, 2_000, 4_000],
  });

  await slack.waitForSocket({ from });
  expect(refused.hits).toBe(3);
  await posted;
  await onceOnly(world);
});

test('a connection that is open but dead is noticed and replaced', async () => {
  const world = await startWorld(bySocket);
  const { slack } = world;
  const from = slack.journal.entries.length;

  slack.faults.stallSockets();

  await slack.waitForSocket({ from });
});
