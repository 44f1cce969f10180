import type { IncomingHttpHeaders } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { refusal } from '../../../sandbox/google/refusal.ts';
import { startHttpServer } from '../../../sandbox/http-server.ts';
import { account, ada, reach } from './reach.ts';

const channel = { id: '0b9c1f1e-8f0e-4f53-9a63-0a4b4f5d6e7f', token: 'a-channel’s-secret', address: '' };

/** Where Google tells us of changes. */
async function listening() {
  const heard: { headers: IncomingHttpHeaders; bytes: number }[] = [];
  const server = await startHttpServer(({ headers, body }, response) => {
    heard.push({ headers, bytes: body.length });
    response.writeHead(204).end();
  });
  onTestFinished(() => server.close());
  return { heard, url: server.url };
}

test.each(['delegated', 'shared'] as const)('%s: watched until Google is told to stop', async (mode) => {
  const { google, client, signal } = await reach({ mode });
  const { heard, url } = await listening();
  const { calendars } = google;
  calendars.hosts.set('standin.acme.org', () => url);
  calendars.set(ada, []);
  calendars.share(ada);
  const token = 'secret';
  const address = 'https://standin.acme.org/google/calendar';
  const watched = await client.watch(ada, { ...channel, token, address }, signal);
  if (!watched.ok) throw new Error(watched.reason);
  expect(watched.until.getTime() - Date.now()).toBeGreaterThan(604_700_000);
  await calendars.notifications.waitFor(({ state }) => state === 'sync');
  expect(await calendars.notify(ada)).toEqual([204]);
  const [sync, change] = heard;
  expect(sync?.headers).toMatchObject({
    'x-goog-channel-id': channel.id,
    'x-goog-channel-token': token,
    'x-goog-resource-id': watched.resourceId,
    'x-goog-resource-state': 'sync',
    'x-goog-message-number': '1',
  });
  expect(change).toMatchObject({
    bytes: 0,
    headers: { 'x-goog-resource-state': 'exists', 'x-goog-message-number': '2' },
  });
  const open = { id: channel.id, resourceId: watched.resourceId };
  expect(await client.stop(ada, open, signal)).toEqual({ ok: true });
  expect(await calendars.notify(ada)).toEqual([]);
  // It is over already.
  expect(await client.stop(ada, open, signal)).toEqual({ ok: true });
});

test.each<[number, string, string]>([
  [400, 'push.webhookUrlNotHttps', 'Google tells of changes only at an address that begins with https.'],
  [
    401,
    'push.webhookUrlUnauthorized',
    'Google does not tell of changes at our address: it takes none without a valid certificate, or whose domain it does not trust.',
  ],
  [400, 'pushNotSupportedForRequestedResource', 'Google does not tell of changes in this calendar.'],
  [400, 'other', 'Google Calendar refused this (HTTP 400): About [redacted].'],
  [503, 'backendError', 'Google does not answer just now (HTTP 503).'],
])('it does not watch: %s %s', async (status, reason, sentence) => {
  const { google, client, signal } = await reach();
  google.calendars.set(ada, []);
  const answer = refusal(status, reason, `About ${channel.token}`);
  google.fail('calendar.watch', { do: 'answer', answer }, 2);
  expect(await client.watch(ada, channel, signal)).toEqual({ ok: false, reason: sentence });
});

test('what is not shared cannot be watched, and an odd answer is none', async () => {
  const { google, client, signal } = await reach({ mode: 'shared' });
  google.calendars.set(ada, []);
  expect(
    await client.watch(ada, { ...channel, address: 'https://pika.acme.org/google' }, signal),
  ).toMatchObject({
    reason: expect.stringContaining(`is not shared with ${account}`),
  });
  google.fail('calendar.watch', { do: 'answer', answer: { status: 200, json: { resourceId: 'r' } } });
  expect(await client.watch(ada, channel, signal)).toEqual({
    ok: false,
    reason: 'Google Calendar gave an answer that makes no sense (HTTP 200).',
  });
});

test('a stop that Google refuses, or does not hear', async () => {
  const { google, client, signal } = await reach();
  google.calendars.set(ada, []);
  const open = { id: channel.id, resourceId: 'r' };
  google.fail('channel.stop', { do: 'answer', answer: refusal(500, 'backendError', 'Backend Error') });
  expect(await client.stop(ada, open, signal)).toEqual({
    ok: false,
    reason: 'Google does not answer just now (HTTP 500).',
  });
  google.calendars.delegate(false);
  google.revokeTokens();
  expect(await client.stop(ada, open, signal)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('domain-wide delegation'),
  });
});
