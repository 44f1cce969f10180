import { expect, test } from 'vitest';
import { postWebhook, push, signed, webhookSecret } from '../../support/pushing.ts';
import { goLive, letInAtOnce, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { beginRequest } from '../../support/unfinished.ts';
import { startWorld, type World } from '../../support/world.ts';

const settings = {
  PIKASTREAM_WEBHOOK_SECRET: webhookSecret,
  ATTENDEE_WEBHOOK_SECRET: Buffer.alloc(32, 7).toString('base64'),
  PUBLIC_URL: 'https://stand-in.acme.org',
};
const MB = 1024 * 1024;

/** Headers as anybody can write them: right in form and time, and signed by nobody. */
const forged = (secondsAgo = 0): Record<string, Record<string, string>> => {
  const at = String(Math.floor(Date.now() / 1_000) - secondsAgo);
  return {
    '/slack/events': { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${'0'.repeat(64)}` },
    '/webhooks/pikastream': {
      'webhook-id': 'x',
      'webhook-timestamp': at,
      'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`,
    },
    '/webhooks/attendee': { 'x-webhook-signature': Buffer.alloc(32).toString('base64') },
    '/mcp': { authorization: `Bearer standin_${'x'.repeat(43)}` },
  };
};

const stall = ({ app }: World, path: string, headers: Record<string, string> = {}, body = '{') =>
  beginRequest(app.port, { path, body, headers: { 'content-type': 'application/json', ...headers } });

test('without a signature of this moment or an existing key, the answer is 401 before the body', async () => {
  const world = await startWorld({ settings });
  for (const path of Object.keys(forged())) {
    // Attendee signs no time: whether it did sign, only the body tells.
    const ofOtherTimes = path === '/webhooks/attendee' ? [] : [forged(900)[path], forged(-900)[path]];
    for (const headers of [{}, ...ofOtherTimes]) {
      // A key has no age.
      expect([path, await stall(world, path, headers).status]).toEqual([path, 401]);
    }
  }
});

test('while unfinished bodies fill every door, Slack’s events, Stop and pushed events still get through', async () => {
  const world = await startWorld({ settings, pika: { script: letInAtOnce } });
  const { slack, app } = world;
  const { session } = await goLive(world);
  const fake = forged();
  // More than any door has room for of one address, the one that Slack has too: 64 requests, and four whole bodies.
  const slow = Object.keys(fake).flatMap((path) => [
    ...Array.from({ length: 70 }, () => stall(world, path, fake[path])),
    ...Array.from({ length: 6 }, () => stall(world, path, fake[path], ' '.repeat(MB - 4_000))),
  ]);
  // Here sender and app share one thread: Slack's three seconds begin when all of them have been taken in.
  const alive = async () => (await fetch(`http://127.0.0.1:${app.port}/healthz`)).status;
  expect(await alive()).toBe(200);

  const { deliveries } = await slack.post({
    channel: slack.channels.general.id,
    text: 'https://meet.google.com/bbb-bbbb-bbb',
    retryDelaysMs: [],
  });
  expect(deliveries.map(({ attempts }) => attempts.map(({ status }) => status))).toEqual([[200]]);
  expect(await push(world, session.id, { type: 'x.mood' })).toBe(202);
  expect(await postWebhook(world, '{}', signed('{}'))).toBe(400);
  expect(await alive()).toBe(200);
  await press(world, slack.users.ada, await waitForCard(world, 'abc-defg-hij', 'is connected'), 'Stop');
  await untilStates(world, 'done', 'live');
  expect(slow.length).toBeGreaterThan(300);
});

test('a flood of whole requests at every other door keeps no command waiting, and each of them is answered', async () => {
  const world = await startWorld({ settings });
  const { slack, app } = world;
  const asked = ['/readyz', '/metrics', '/healthz', `/about/${'x'.repeat(43)}`, '/oauth/authorize', '/mcp'];
  const statuses: number[] = [];
  const ask = async (path: string) => {
    const init = path === '/mcp' ? { method: 'POST', headers: forged()['/mcp'] ?? {}, body: '{}' } : {};
    const answer = await fetch(`http://127.0.0.1:${app.port}${path}`, init);
    await answer.arrayBuffer();
    statuses.push(answer.status);
  };
  const flood = Array.from({ length: 180 }, (_, at) => ask(asked[at % asked.length] ?? ''));
  const channel = slack.channels.general.id;
  expect((await slack.command({ user: slack.users.ben.id, channel, text: 'limit' })).text).toBeTruthy();
  await Promise.all(flood);
  expect(statuses.filter((status) => ![200, 400, 401, 404, 429].includes(status))).toEqual([]);
});
