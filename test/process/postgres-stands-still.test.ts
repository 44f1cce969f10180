import { describe, inject, type TestContext } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import { standup } from '../sandbox/pikastream/scripts/standup.ts';
import { requestsFor } from '../support/played-call.ts';
import { startProcessWorld } from '../support/process-world.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const codes = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter.repeat(3)}-defg-hij`);

describe
  .runIf(inject('database') === 'postgres')
  .concurrent('PostgreSQL stands still under a running app', (test) => {
    test('while PostgreSQL stands still every few seconds, six meetings each end in one recap', (context) =>
      sixMeetings(context));
  });

async function sixMeetings({ expect, onTestFinished }: TestContext): Promise<void> {
  const world = await startProcessWorld({ pika: { script: standup, speed: 8 } }, onTestFinished);
  const { slack, pika } = world;
  const channel = slack.channels.general.id;
  const direct = new URL(world.databaseUrl ?? '');
  const proxy = await startTcpProxy({ host: direct.hostname, port: Number(direct.port) });
  onTestFinished(proxy.close);
  const through = new URL(direct);
  through.port = String(proxy.port);
  const app = await world.start({ settings: { DATABASE_URL: through.href } });

  let stalls = 0;
  const lengths = [1_500, 600, 1_200, 200];
  const stalling = setInterval(() => proxy.stall(lengths[stalls++ % lengths.length] ?? 0), 2_000);
  onTestFinished(() => clearInterval(stalling));
  const users = [slack.users.ada, slack.users.ben, slack.users.cleo];
  await Promise.all(
    codes.map((code, index) =>
      slack.post({
        channel,
        user: users[index % users.length]?.id ?? '',
        text: `now: https://meet.google.com/${code}`,
        retryDelaysMs: Array(100).fill(250),
      }),
    ),
  );
  const recaps = () =>
    slack.messages(channel).filter(({ own, text }) => own && text.startsWith('*Decisions*'));
  await expect.poll(() => recaps().length, { timeout: onThisMachine(60_000) }).toBe(codes.length);
  clearInterval(stalling);
  expect(stalls).toBeGreaterThan(2);
  await expect.poll(async () => (await fetch(`${app.url}/readyz`)).status).toBe(200);

  expect(requestsFor(world, 'session.create')).toHaveLength(codes.length);
  expect(pika.liveSessions()).toEqual([]);
  expect(new Set(recaps().map(({ threadTs }) => threadTs)).size).toBe(codes.length);
  const keys = slack
    .messages(channel)
    .flatMap(({ own, metadata }) => (own && metadata ? [JSON.stringify(metadata)] : []));
  expect(new Set(keys).size).toBe(keys.length);
}
