import { expect, test } from 'vitest';
import { healthRoutes } from '../../../src/http/health.ts';
import { createMetrics } from '../../../src/http/metrics.ts';
import type { HttpRequest, Route } from '../../../src/http/server.ts';

const request = { distinct: { host: ['localhost'] }, headers: {} } as unknown as HttpRequest;

const askAtOnce = (route: Route | undefined, times: number) =>
  Promise.all(Array.from({ length: times }, async () => (await route?.handle(request))?.status));

const counted = <Value>(value: Value) => {
  const looks: number[] = [];
  return {
    looks,
    async ask() {
      looks.push(looks.length);
      await new Promise(setImmediate);
      return value;
    },
  };
};

test('hundreds who ask at once whether the app is ready have the database asked once; who asks later, again', async () => {
  const database = counted(null);
  const ready = healthRoutes([{ name: 'database', check: database.ask }], { token: undefined }).find(
    ({ path }) => path === '/readyz',
  );
  expect(new Set(await askAtOnce(ready, 300))).toEqual(new Set([200]));
  expect(database.looks).toHaveLength(1);
  await askAtOnce(ready, 1);
  expect(database.looks).toHaveLength(2);
});

test('so it is with the metrics', async () => {
  const [meetings, outbox, ratings] = [counted([]), counted(0), counted({ helpful: 0, unhelpful: 0 })];
  const { route } = createMetrics({
    ...{ meetingsByState: meetings.ask, outboxDepth: outbox.ask, ratings: ratings.ask },
    ...{ heldBytes: () => 0, clockAheadSeconds: () => 0 },
  });
  expect(new Set(await askAtOnce(route, 300))).toEqual(new Set([200]));
  expect([meetings, outbox, ratings].map(({ looks }) => looks.length)).toEqual([1, 1, 1]);
  await askAtOnce(route, 1);
  expect(outbox.looks).toHaveLength(2);
});
