import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createHttp, type Reply } from '../../../services/pikastream/http.ts';
import { onThisMachine } from '../../on-this-machine.ts';
import {
  answers,
  answersHtml,
  drips,
  dropsRequest,
  hangs,
  losesAnswer,
  neverEnds,
} from '../../sandbox/pikastream/fault-effects.ts';
import type { FaultEffect } from '../../sandbox/pikastream/faults.ts';
import { startPikaStream } from '../../sandbox/pikastream/service.ts';

const call = { name: 'balance', method: 'GET', path: '/developer/balance', deadlineMs: 400 } as const;

async function wire() {
  const pika = await startPikaStream();
  const outcomes: string[] = [];
  const http = createHttp({
    baseUrl: pika.url,
    key: pika.devKey,
    onCall: (name, outcome) => void outcomes.push(`${name} ${outcome}`),
  });
  onTestFinished(async () => {
    await http.close();
    await pika.close();
  });
  return { pika, http, outcomes };
}

function noAnswer(detail: string): Reply {
  return { kind: 'no_answer', problem: { kind: 'no_answer', status: null, detail } };
}

const answersOfTrouble: [what: string, effect: FaultEffect, reply: Reply][] = [
  ['silence', hangs, noAnswer('no complete answer in time')],
  ['a drip', drips, noAnswer('no complete answer in time')],
  ['a reset', dropsRequest, noAnswer('the connection broke')],
  ['a lost answer', losesAnswer, noAnswer('the connection broke')],
  ['HTML', answersHtml(522), { kind: 'answer', status: 522, json: undefined, retryAfterSeconds: null }],
];

test.each(answersOfTrouble)('%s gives a value in time', async (_, effect, reply) => {
  const { pika, http } = await wire();
  pika.faults.add({ route: 'balance', effect });
  const from = performance.now();
  expect(await http.send(call)).toEqual(reply);
  expect(performance.now() - from).toBeLessThan(onThisMachine(2_000));
  expect(await http.send(call)).toMatchObject({ kind: 'answer', status: 200 });
});

test('an answer without end is cut off by its size', async () => {
  const { pika, http, outcomes } = await wire();
  pika.faults.add({ route: 'balance', effect: neverEnds });
  expect(await http.send({ ...call, deadlineMs: 10_000 })).toEqual(noAnswer('an answer without end'));
  expect(outcomes).toEqual(['balance no_answer']);
});

test('without a listener or such a host, the request surely didn’t arrive', async () => {
  const { pika, http, outcomes } = await wire();
  await pika.faults.refuseConnections();
  expect(await http.send(call)).toEqual({
    kind: 'not_sent',
    problem: { kind: 'unavailable', status: null, detail: 'connection refused' },
  });
  expect(outcomes).toEqual(['balance not_sent']);
  await pika.faults.acceptConnections();
});

test('Retry-After is read in seconds or as a date; nonsense and the past are left out', async () => {
  const { pika, http } = await wire();
  const given = [
    [30, 30],
    [99_999, 3_600],
    ['-1', null],
    ['soon', null],
    ['Wed, 21 Oct 2099 07:28:00 GMT', 3_600],
    ['Wed, 21 Oct 2015 07:28:00 GMT', null],
  ] as const;
  for (const [retryAfter, retryAfterSeconds] of given) {
    pika.faults.add({ route: 'balance', effect: answers(429, { retryAfter }) });
    expect(await http.send(call)).toMatchObject({ status: 429, retryAfterSeconds });
  }
});

test('an abort is heard at once', async () => {
  const { pika, http } = await wire();
  pika.faults.add({ route: 'balance', effect: hangs });
  const stop = new AbortController();
  const sent = http.send({ ...call, deadlineMs: 10_000, signal: stop.signal });
  await pika.journal.waitFor((entry) => entry.kind === 'request');
  stop.abort(new Error('this process is stopping'));
  expect(await sent).toEqual(noAnswer('the connection broke'));
});

test('a redirect is not followed: the key goes nowhere else', async () => {
  const heard: string[] = [];
  const elsewhere = createServer((request, response) => {
    heard.push(String(request.headers.authorization));
    response.end('{}');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void elsewhere.close());
  const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  const { pika, http } = await wire();
  const answer = { status: 302, headers: { location }, json: {} };
  pika.faults.add({ route: 'balance', effect: { do: 'answer', work: false, answer } });
  expect(await http.send(call)).toMatchObject({ kind: 'answer', status: 302 });
  expect(heard).toEqual([]);
});
