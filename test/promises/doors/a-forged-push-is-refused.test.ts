import { expect, test } from 'vitest';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import { readConfig } from '../../../src/config.ts';
import { postWebhook, push, signed, webhookSecret } from '../../support/pushing.ts';
import { startWorld, type World } from '../../support/world.ts';

const settings = { PIKASTREAM_WEBHOOK_SECRET: webhookSecret };
const event = {
  id: 'e-1',
  session_id: 's-1',
  type: 'session.ended',
  at: '2026-11-22T10:00:00Z',
};
const body = JSON.stringify(event);

function stored({ database }: World) {
  return database.db.select().from(sessionEvents);
}

test('a forged, missing, old, early, truncated or doubled signature gets 401, and nothing is stored', async () => {
  const world = await startWorld({ settings });
  const good = signed(body);
  const signature = good['webhook-signature'] ?? '';
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const forged: Record<string, string>[] = [
    {},
    { 'webhook-signature': signature },
    { ...good, 'webhook-signature': '' },
    { ...good, 'webhook-signature': signature.slice(0, -2) },
    { ...good, 'webhook-signature': signature.replace('v1,', '') },
    { ...good, 'webhook-signature': signature.replace('v1,', 'v2,') },
    { ...good, 'webhook-signature': `${signature}, ${signature}` },
    { ...good, 'webhook-id': 'another' },
    { ...good, 'webhook-timestamp': `${good['webhook-timestamp']}.0` },
    { ...good, 'webhook-timestamp': `-${good['webhook-timestamp']}` },
    signed(`${body} `),
    signed(body, { secret: `whsec_${Buffer.from('somebody else’s secret!!').toString('base64')}` }),
    signed(body, { at: minutes(-5.1) }),
    signed(body, { at: minutes(5.1) }),
  ];
  for (const headers of forged) {
    expect(await postWebhook(world, body, headers), JSON.stringify(headers)).toBe(401);
  }
  expect(await stored(world)).toEqual([]);

  // Signed, the same bytes are taken: what was refused above was refused for its signature alone.
  expect(await postWebhook(world, body, signed(body, { at: minutes(-4.9) }))).toBe(202);
  expect(await stored(world)).toMatchObject([{ eventId: 'e-1', door: 'webhook', meetingId: null }]);
});

test('while secrets are being changed, the old and the new one count', async () => {
  const other = `whsec_${Buffer.from('the secret that comes next').toString('base64')}`;
  const world = await startWorld({
    settings: { PIKASTREAM_WEBHOOK_SECRET: `${webhookSecret} ${other}` },
  });
  expect(await push(world, 's-1', { type: 'session.ended' })).toBe(202);
  expect(await push(world, 's-1', { type: 'session.ended' }, { secret: other })).toBe(202);
  expect(await stored(world)).toHaveLength(2);
});

test('without a secret there is no webhook; with an empty or mistyped one the app doesn’t start', async () => {
  const world = await startWorld();
  expect(await push(world, 's-1', { type: 'session.ended' })).toBe(404);
  const others = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', PIKA_DEV_KEY: 'dk_1' };
  for (const secret of ['', 'whsec_', 'whsec_not!base64', 'secret', `${webhookSecret} x`]) {
    expect(() => readConfig({ ...others, PIKASTREAM_WEBHOOK_SECRET: secret }), secret).toThrow(
      /PIKASTREAM_WEBHOOK_SECRET/,
    );
  }
});

test('a signed body that isn’t an event is refused, and the process lives', async () => {
  const world = await startWorld({ settings });
  const post = (text: string, headers: Record<string, string> = {}) =>
    postWebhook(world, text, { ...signed(text), ...headers });

  expect(await post(body, { 'content-type': 'text/plain' })).toBe(415);
  expect(await post(' '.repeat(3 * 1024 * 1024))).toBe(413);
  const noEvents = [
    'null',
    '[]',
    '""',
    '{',
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    JSON.stringify({ ...event, nested: JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) }),
    JSON.stringify({ ...event, id: 7 }),
    JSON.stringify({ ...event, id: '' }),
    JSON.stringify({ ...event, session_id: undefined }),
    JSON.stringify({ ...event, id: '😀'.repeat(200) }),
    JSON.stringify({ ...event, session_id: '😀'.repeat(200) }),
    JSON.stringify({ ...event, at: 'yesterday' }),
    JSON.stringify({ ...event, at: '0000-01-01T00:00:00Z' }),
    `{"__proto__": {"id": "x"}, "type": "session.ended"}`,
  ];
  for (const text of noEvents) expect(await post(text), text.slice(0, 80)).toBe(400);
  expect(await stored(world)).toEqual([]);

  // NUL and half a surrogate pair, which no database takes, cost an event nothing else.
  expect(await post(JSON.stringify({ ...event, reason: 'a\0b\ud800c' }))).toBe(202);
  expect(await stored(world)).toMatchObject([{ body: { reason: 'ab\ufffdc' } }]);
});

test('an event of an unknown type, with unknown fields, is kept', async () => {
  const world = await startWorld({ settings });
  expect(await push(world, 's-1', { type: 'x.mood', mood: 'good', id: 'e-9' })).toBe(202);
  expect(await stored(world)).toMatchObject([{ type: 'x.mood', body: { mood: 'good' } }]);
});
