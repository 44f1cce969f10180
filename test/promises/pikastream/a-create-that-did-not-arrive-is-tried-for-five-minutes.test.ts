import { expect, test } from 'vitest';
import { answers, answersHtml } from '../../sandbox/pikastream/fault-effects.ts';
import { paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

const surelyNotArrived = [
  {
    code: 'aaa-aaaa-aaa',
    effect: answers(429, { retryAfter: 1 }),
    said: 'too many requests (HTTP 429)',
  },
  { code: 'bbb-bbbb-bbb', effect: answers(503), said: 'isn’t available (HTTP 503)' },
  {
    code: 'ccc-cccc-ccc',
    effect: answersHtml(521),
    said: 'isn’t available (HTTP 521)',
  },
  {
    code: 'ddd-dddd-ddd',
    effect: answersHtml(522),
    said: 'isn’t available (HTTP 522)',
  },
  {
    code: 'eee-eeee-eee',
    effect: answersHtml(523),
    said: 'isn’t available (HTTP 523)',
  },
];

test('after 429, 503, 521, 522 or 523 the thread says so once, and Stand-in tries again and joins', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { general, standup, private: leads, shared } = slack.channels;
  const places = [general, standup, leads, shared, general];
  await Promise.all(
    surelyNotArrived.map(async ({ code, effect, said }, index) => {
      const call = `https://meet.google.com/${code}`;
      pika.faults.add({ route: 'session.create', effect, times: 2, when: ({ body }) => body.includes(code) });
      const thread = await paste(world, { text: call, channel: places[index]?.id ?? general.id });
      await thread.reads(inOrder(said, 'Nothing has started', 'five minutes'));
      await thread.reads(/\*Sending.*Not started yet \(HTTP \d+/s);
      await thread.reads('is connecting');
      expect(thread.ours().filter((text) => text.includes(said))).toHaveLength(1);
    }),
  );
  expect(requestsTo(world, 'session.create')).toBe(15);
  expect(pika.sessions).toHaveLength(5);
});

test('Retry-After is kept', async () => {
  const world = await startWorld();
  const { pika } = world;
  pika.faults.add({ route: 'session.create', effect: answers(429, { retryAfter: 90 }) });
  const thread = await paste(world);
  await thread.reads('too many requests');
  await world.elapse(1);
  await thread.reads('Not started yet');
  const [meeting] = await world.meetings();
  expect((meeting?.createNextAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(20_000);
  expect(requestsTo(world, 'session.create')).toBe(1);
  await world.elapse(0.6);
  await sessionFor(world);
});

test('after five minutes without a session it gives up and says why, and Retry tries again in the same thread', async () => {
  const world = await startWorld();
  const { pika } = world;
  const down = pika.faults.add({
    route: 'session.create',
    effect: answersHtml(522),
    times: Number.POSITIVE_INFINITY,
  });
  const thread = await paste(world);
  await thread.reads('keep trying');
  await world.elapse(5);
  await thread.reads(
    inOrder(/^Stand-in \(AI\) couldn’t join/, 'five minutes', '“HTTP 522”', 'cost nothing', '\n[Retry]'),
  );
  down.remove();
  expect(pika.sessions).toEqual([]);
  await thread.press('Retry');
  await sessionFor(world);
  await thread.reads('is connecting');
});

test('Stop between two tries cancels the meeting at once', async () => {
  const world = await startWorld();
  const { pika } = world;
  pika.faults.add({ route: 'session.create', effect: answers(503, { retryAfter: 60 }) });
  const thread = await paste(world);
  await thread.reads('keep trying');
  await thread.press('Stop');
  await thread.reads(inOrder('didn’t join*', '@Ada pressed Stop', 'Cost nothing'));
  await world.elapse(2);
  expect(await world.meetings()).toMatchObject([{ state: 'cancelled', nextRunAt: null }]);
  expect(requestsTo(world, 'session.create')).toBe(1);
});

test('a refused connection is tried again', async () => {
  const world = await startWorld();
  const { pika } = world;
  pika.faults.add({ route: 'session.create', effect: answers(503) });
  const thread = await paste(world);
  await pika.journal.waitFor((entry) => entry.kind === 'response' && entry.status === 503);
  await pika.faults.refuseConnections();
  await thread.reads('isn’t available (HTTP 503)');
  await expect
    .poll(async () => (await world.meetings())[0])
    .toMatchObject({
      state: 'dispatching',
      createAttempts: 2,
      createStartedAt: null,
      endDetail: 'unavailable: connection refused',
    });
  await pika.faults.acceptConnections();
  await world.elapse(0.2);
  await thread.reads('is connecting');
  expect(pika.sessions).toHaveLength(1);
});

test('a request that PikaStream refuses isn’t tried again', async () => {
  const world = await startWorld();
  const { pika } = world;
  pika.faults.add({ route: 'session.create', effect: answers(422, { message: 'unknown voice' }) });
  const thread = await paste(world);
  await thread.reads(
    inOrder(
      /^Stand-in \(AI\) couldn’t join/,
      'refused the request',
      '“HTTP 422: unknown voice”',
      'cost nothing',
      '\n[Retry]',
    ),
  );
  expect(requestsTo(world, 'session.create')).toBe(1);
});
