import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlaces, createRateLimit, takeAll, waitForAll } from '../../../services/common/rate-limit.ts';

function limited(burst: number, everySeconds: number) {
  let now = 5_000;
  const limit = createRateLimit({ burst, everySeconds }, () => now);
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { limit, take: limit.take, pass };
}

test('a burst passes, then one at a time; each refusal says how long to wait', () => {
  const { take, pass } = limited(3, 10);
  expect([1, 2, 3].map(() => take('a'))).toEqual([0, 0, 0]);
  expect(take('a')).toBe(10_000);
  pass(4_000);
  // What was refused wasn't counted.
  expect(take('a')).toBe(6_000);
  expect(take('a')).toBe(6_000);
  pass(6_000);
  expect([take('a'), take('a')]).toEqual([0, 10_000]);
});

test('keys don’t touch each other, and a rest gives no more than the burst', () => {
  const { take, pass } = limited(2, 1);
  expect([take('a'), take('a'), take('a'), take('b')]).toEqual([0, 0, 1_000, 0]);
  pass(3_600_000);
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 1_000]);
});

test('a caller who waits as told gets in, and nobody gets more than burst and rate allow', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 30_000 })), { maxLength: 60 }),
      (burst, everySeconds, steps) => {
        const { take, pass } = limited(burst, everySeconds);
        const counted = { a: 0, b: 0 };
        let passed = 0;
        for (const [key, milliseconds] of steps) {
          const waitMs = take(key as 'a' | 'b');
          if (waitMs > 0) {
            pass(waitMs);
            passed += waitMs;
            expect(take(key)).toBe(0);
          }
          counted[key as 'a' | 'b'] += 1;
          expect(counted[key as 'a' | 'b']).toBeLessThanOrEqual(burst + passed / (everySeconds * 1_000));
          pass(milliseconds);
          passed += milliseconds;
        }
      },
    ),
  );
});

test('what one of several limits refuses takes nothing of the others', () => {
  const clock = () => 5_000;
  const shared = createRateLimit({ burst: 3, everySeconds: 60 }, clock);
  const own = createRateLimit({ burst: 1, everySeconds: 10 }, clock);
  const ask = (who: string) =>
    takeAll([
      [shared, 'all'],
      [own, who],
    ]);
  expect([ask('a'), ask('a'), ask('a'), ask('a'), ask('b'), ask('c'), ask('d')]).toEqual([
    ...[0, 10_000, 10_000, 10_000],
    ...[0, 0, 60_000],
  ]);
  expect(own.take('d')).toBe(0);
});

test('to look how long it takes counts nothing, and several count as so many', () => {
  const { limit } = limited(3, 10);
  expect([limit.waitMs('a', 3), limit.waitMs('a', 4), waitForAll([[limit, 'a']], 3)]).toEqual([0, 10_000, 0]);
  expect([limit.take('a', 2), limit.take('a', 2), limit.take('a')]).toEqual([0, 10_000, 0]);
});

test('places are taken, left once each, and free again', () => {
  const places = createPlaces(2);
  const [first, second] = [places.enter('a'), places.enter('a')];
  expect([first === null, second === null, places.enter('a'), places.enter('b') === null]).toEqual([
    false,
    false,
    null,
    false,
  ]);
  first?.();
  expect(places.enter('a')).not.toBeNull();
  expect(places.enter('a')).toBeNull();
});
