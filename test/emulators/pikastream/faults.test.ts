import { expect, test } from 'vitest';
import {
  answers,
  answersHtml,
  answersWith,
  delays,
  drips,
  dropsRequest,
  feedDoubledAndBackwards,
  losesAnswer,
  neverEnds,
  newFields,
  unknownStatus,
  withoutBalance,
  worksAndHangs,
  worksButAnswers,
} from '../../sandbox/pikastream/fault-effects.ts';
import { failure, jsonOf } from './client.ts';
import { emulator } from './emulator.ts';

test.for([500, 502, 504, 520, 522, 524, 401, 402, 403, 413, 422, 503])(
  '%i once, with nothing done',
  async (status) => {
    const { pika, client } = await emulator();
    const fault = pika.faults.add({ route: 'session.create', effect: answers(status) });
    expect((await client.create()).status).toBe(status);
    expect(pika.sessions).toEqual([]);
    expect((await client.create()).status).toBe(200);
    expect(fault.used).toBe(1);
  },
);

test('429 with Retry-After, and pages of HTML', async () => {
  const { pika, client } = await emulator();
  pika.faults.add({ route: 'balance', effect: answers(429, { retryAfter: 7 }) });
  pika.faults.add({ route: 'balance', effect: answersHtml(522) });
  pika.faults.add({ route: 'balance', effect: answersHtml(200) });
  const call = () => client.call('GET', '/developer/balance');
  expect((await call()).headers.get('retry-after')).toBe('7');
  for (const status of [522, 200]) {
    const response = await call();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
  }
  expect(await client.balance()).toBe(2000);
});

test('a lost answer to a create leaves a live session behind; a dropped request none', async () => {
  const { pika, client } = await emulator();
  pika.faults.add({ route: 'session.create', effect: dropsRequest });
  expect(await failure(client.create())).toBeInstanceOf(Error);
  expect(pika.liveSessions()).toHaveLength(0);
  pika.faults.add({ route: 'session.create', effect: losesAnswer });
  expect(await failure(client.create())).toBeInstanceOf(Error);
  expect(pika.liveSessions()).toHaveLength(1);
  const outcomes = pika.journal.entries.flatMap((e) => (e.kind === 'response' ? [[e.status, e.worked]] : []));
  expect(outcomes).toEqual([
    ['reset', false],
    ['reset', true],
  ]);
});

test('a create can work and answer 504, or not answer at all', async () => {
  const { pika, client } = await emulator();
  pika.faults.add({ route: 'session.create', effect: worksButAnswers(504) });
  expect((await client.create()).status).toBe(504);
  pika.faults.add({ route: 'session.create', effect: worksAndHangs });
  const abort = new AbortController();
  const meet_url = 'https://meet.google.com/xyz-wxyz-xyz';
  const request = client.create({ meet_url }, abort.signal);
  await pika.journal.waitFor((entry) => entry.kind === 'response' && entry.status === 'hung');
  abort.abort();
  expect(await failure(request)).toMatchObject({ name: 'AbortError' });
  expect(pika.liveSessions()).toHaveLength(2);
});

test('a lost DELETE has still ended the session', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  pika.faults.add({ route: 'session.delete', effect: losesAnswer });
  expect(await failure(client.remove(id))).toBeInstanceOf(Error);
  expect((await client.remove(id)).status).toBe(404);
});

test('a call can be held at the door until it is let go', async () => {
  const { pika, client } = await emulator();
  const door = pika.faults.hold('session.create');
  const request = client.create();
  await pika.journal.waitFor((entry) => entry.kind === 'request');
  expect(pika.sessions).toEqual([]);
  door.release();
  expect((await request).status).toBe(200);
  expect(door.used).toBe(1);
});

test('a late answer is the true one', async () => {
  const { pika, client } = await emulator();
  pika.faults.add({ route: 'session.create', effect: delays(20) });
  pika.faults.add({ route: 'balance', effect: answersWith({ balance: 'many' }) });
  expect((await client.create()).status).toBe(200);
  expect(await client.balance()).toBe('many');
  expect(pika.journal.entries.flatMap((e) => (e.kind === 'response' ? [e.fault] : []))).toEqual([
    'wait',
    'rewrite',
  ]);
});

test.for([
  ['drips', drips],
  ['never ends', neverEnds],
] as const)('an answer that %s begins and does not come to an end', async ([, effect]) => {
  const { pika, client } = await emulator();
  pika.faults.add({ route: 'balance', effect });
  const abort = new AbortController();
  const response = await client.call('GET', '/developer/balance', { signal: abort.signal });
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  abort.abort();
  await expect(reader?.read()).rejects.toThrow();
});

test('true answers can be changed: unknown status, new fields, no balance, a feed doubled and backwards', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  pika.faults.add({ route: 'session.status', sessionId: 'another', effect: answers(500) });
  pika.faults.add({ route: 'session.status', sessionId: id, effect: unknownStatus('warming_up') });
  expect(await jsonOf(client.status(id))).toMatchObject({ session_id: id, status: 'warming_up' });
  pika.faults.add({ route: 'session.status', effect: newFields });
  expect(await jsonOf(client.status(id))).toMatchObject({ status: 'created', region: 'eu-9' });
  pika.faults.add({ route: 'balance', effect: withoutBalance });
  expect(await client.balance()).toBeUndefined();
  for (const name of ['Ann', 'Bo'])
    pika.control(id).emit({ type: 'participant.joined', participant: { name } });
  pika.faults.add({ route: 'session.events', effect: feedDoubledAndBackwards });
  const { events } = await jsonOf(client.events(id));
  expect((events as { id: string }[]).map((event) => event.id.slice(-1))).toEqual(['2', '1', '2', '1']);
});

test('a rule that stays is counted until it is removed', async () => {
  const { pika, client } = await emulator();
  const fault = pika.faults.add({ route: '*', times: Number.POSITIVE_INFINITY, effect: answers(522) });
  for (let i = 0; i < 3; i += 1) expect((await client.create()).status).toBe(522);
  fault.remove();
  expect((await client.create()).status).toBe(200);
  expect(fault.used).toBe(3);
});
