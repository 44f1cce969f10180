import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer, clientHearing, order } from './wire.ts';

const outcomes = {
  // It may have started a session that bills.
  uncertain: [408, 409, 500, 501, 502, 504, 505, 520, 524, 525, 599, 302, 304],
  // It surely did not arrive.
  deferred: [429, 503, 521, 522, 523],
  // It will never pass as it is.
  refused: [400, 401, 402, 403, 404, 405, 410, 413, 415, 422, 451],
} as const;

for (const [kind, statuses] of Object.entries(outcomes)) {
  test.each(statuses.map((status) => [status]))(`%i is ${kind}`, async (status) => {
    const outcome = await clientHearing(answer(status)).create(order);
    expect(outcome).toMatchObject({ kind, problem: { status } });
  });
}

test('no status leads to a session, nor to a second request where the first may have worked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 100, max: 999 }), fc.json(), async (status, json) => {
      const { kind } = await clientHearing(answer(status, JSON.parse(json))).create(order);
      if (kind === 'deferred') expect([429, 503, 521, 522, 523]).toContain(status);
      if (kind === 'refused') expect(status >= 400 && status < 500).toBe(true);
      if (kind === 'created') expect(status >= 200 && status < 300).toBe(true);
    }),
  );
});

test('a lost answer is uncertain, a request that never left is deferred', async () => {
  const detail = 'the connection broke';
  const lost = { kind: 'no_answer', problem: { kind: 'no_answer', status: null, detail } } as const;
  const unsent = { kind: 'not_sent', problem: { kind: 'unavailable', status: null, detail } } as const;
  expect(await clientHearing(lost).create(order)).toMatchObject({ kind: 'uncertain' });
  expect(await clientHearing(unsent).create(order)).toMatchObject({
    kind: 'deferred',
    retryAfterSeconds: null,
  });
});

test.each([
  ['bare', { session_id: 's1', status: 'created' }],
  ['wrapped', { data: { session_id: 's1' } }],
])('a %s answer names the session', async (_, json) => {
  expect(await clientHearing(answer(200, json)).create(order)).toEqual({ kind: 'created', sessionId: 's1' });
  expect(await clientHearing(answer(201, json)).create(order)).toEqual({ kind: 'created', sessionId: 's1' });
});

test.each([
  ['HTML', undefined],
  ['no id', { status: 'created' }],
  ['an empty id', { session_id: '' }],
  ['a number for an id', { session_id: 7 }],
  ['a list', [{ session_id: 's1' }]],
])('200 with %s is uncertain, since a session may run under an unknown id', async (_, json) => {
  expect(await clientHearing(answer(200, json)).create(order)).toMatchObject({
    kind: 'uncertain',
    problem: { kind: 'bad_answer', status: 200 },
  });
});

test('Retry-After is passed on with what may be sent again', async () => {
  expect(await clientHearing(answer(429, {}, 90)).create(order)).toMatchObject({ retryAfterSeconds: 90 });
});

test('an empty wallet is told from a refused key by its words', async () => {
  const empty = { error: 'AUTHENTICATION_FAILED', message: 'Invalid API balance' };
  const refused = { error: 'AUTHENTICATION_FAILED', message: 'invalid developer key' };
  expect(await clientHearing(answer(401, empty)).create(order)).toMatchObject({
    kind: 'refused',
    problem: { kind: 'payment_required' },
  });
  expect(await clientHearing(answer(401, refused)).create(order)).toMatchObject({
    kind: 'refused',
    problem: { kind: 'key_refused' },
  });
});

test('the request carries what the public client sends, and a passcode only where there is one', async () => {
  const { create, calls } = clientHearing(answer(200, { session_id: 'a' }), answer(200, { session_id: 'b' }));
  await create(order);
  await create({ ...order, platform: 'zoom', callUrl: 'https://zoom.us/j/123456789', passcode: 's3cret' });
  const [meet, zoom] = calls.map(({ multipart }) =>
    Object.fromEntries(
      [...(multipart ?? [])].map(([name, value]) => [name, typeof value === 'string' ? value : 'file']),
    ),
  );
  expect(meet).toEqual({
    image: 'file',
    voice_id: 'English_radiant_girl',
    meet_url: 'https://meet.google.com/abc-defg-hij',
    bot_name: 'Stand-in',
    platform: 'google_meet',
    system_prompt: 'Listen.',
  });
  expect(zoom).toMatchObject({
    platform: 'zoom',
    meet_url: 'https://zoom.us/j/123456789?pwd=s3cret',
    meeting_password: 's3cret',
  });
  expect(calls[0]).toMatchObject({
    method: 'POST',
    path: '/proxy/realtime/meeting-session',
    deadlineMs: 180_000,
    fresh: true,
    headers: { 'x-skill-name': 'pikastream-video-meeting', 'x-sender-id': 'U1', 'x-message-channel': 'C1' },
  });
});
