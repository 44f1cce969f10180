import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer, clientHearing } from './wire.ts';

const phaseOf = async (json: unknown, status = 200) => clientHearing(answer(status, json)).status('s1');
const ok = (phase: string, detail: string | null = null) => ({ ok: true, value: { phase, detail } });

test.each([
  [{ status: 'created' }, 'waiting'],
  [{ status: 'pending' }, 'waiting'],
  [{ status: 'connecting' }, 'waiting'],
  [{ status: 'connecting', video_worker_connected: true }, 'waiting'],
  [{ status: 'connecting', meeting_bot_connected: true }, 'waiting'],
  [{ status: 'connecting', video_worker_connected: true, meeting_bot_connected: true }, 'connected'],
  [{ status: 'connecting', video_connected: true, meeting_bot_connected: true }, 'connected'],
  [{ status: 'ready' }, 'connected'],
  [{ status: 'ready', video_worker_connected: false, meeting_bot_connected: false }, 'connected'],
  [{ status: 'warming', video_worker_connected: true, meeting_bot_connected: true }, 'connected'],
  [{ status: 'closed' }, 'closed'],
  [{ status: 'closed', video_worker_connected: true, meeting_bot_connected: true }, 'closed'],
  [{ status: 'error' }, 'error'],
  [{ status: 'ready', meeting_bot_connected: 'yes', error_message: null, region: ['eu'] }, 'connected'],
])('%j is %s, bare and wrapped', async (json, phase) => {
  expect(await phaseOf(json)).toEqual(ok(phase));
  expect(await phaseOf({ data: json })).toEqual(ok(phase));
});

test('why it failed is kept, on one short line', async () => {
  const error_message = `Worker\u001b[31m disconnected\nunexpectedly ${'x'.repeat(500)}`;
  const read = await phaseOf({ status: 'error', error_message });
  expect(read).toMatchObject(ok('error', expect.stringMatching(/^Worker disconnected unexpectedly x+$/)));
  expect(read.ok && read.value.detail?.length).toBe(200);
});

test('an unknown status is neither ended nor ready', async () => {
  expect(await phaseOf({ status: 'defragmenting' })).toEqual(ok('unknown', 'defragmenting'));
  expect(await phaseOf({ status: 17 })).toEqual(ok('unknown'));
  expect(await phaseOf({})).toEqual(ok('unknown'));
});

test('an unknown session is over; other failed answers say nothing of it', async () => {
  expect(await phaseOf({}, 404)).toEqual(ok('closed'));
  for (const status of [400, 401, 405, 429, 500, 502, 503, 522]) {
    expect(await phaseOf({ status: 'closed' }, status)).toMatchObject({ ok: false, problem: { status } });
  }
  expect(await phaseOf(undefined)).toMatchObject({ ok: false, problem: { kind: 'bad_answer' } });
});

test('any answer is read without an exception', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 100, max: 999 }), fc.jsonValue(), async (status, json) => {
      const heard = () => clientHearing(answer(status, json));
      await heard().status('s1');
      await heard().balance();
      await heard().end('s1');
      await heard().events('s1', null);
      await heard().notes('s1');
    }),
  );
});

test.each([200, 202, 204, 404])('a DELETE answered with %i ends the session', async (status) => {
  expect(await clientHearing(answer(status)).end('s1')).toEqual({ ok: true, value: true });
});

test.each([400, 401, 403, 405, 409, 429, 500, 502, 503, 522])(
  'a DELETE answered with %i doesn’t end it',
  async (status) => {
    expect(await clientHearing(answer(status)).end('s1')).toMatchObject({ ok: false, problem: { status } });
  },
);

test('a session’s id is never more than one part of the path', async () => {
  const { end, calls } = clientHearing(answer(200));
  await end('../balance?x=1#');
  expect(calls[0]?.path).toBe('/proxy/realtime/session/..%2Fbalance%3Fx%3D1%23');
});
