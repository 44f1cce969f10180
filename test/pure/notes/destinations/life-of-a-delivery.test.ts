import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CopyOutcome, Delivery } from '../../../../services/notes/destinations/delivery.ts';
import { type DeliveryEvent, nextDelivery } from '../../../../services/notes/destinations/next-delivery.ts';

const start = new Date('2026-03-02T10:00:00Z');
const hour = 3_600_000;

const fresh: Delivery = {
  ...{
    id: 'd1',
    teamId: 'T1',
    meetingId: 'm1',
    destinationId: 'x1',
    kind: 'webhook',
    target: 'h',
    label: 'h',
  },
  ...{ state: 'pending', attempts: 0, since: start, nextAt: start, lastError: null, url: null },
  ...{ notesVersion: 1, createdAt: start, finishedAt: null },
};
const down: CopyOutcome = { kind: 'later', reason: 'It answered 503.' };

/** Tries at each of its times until it is over; minutes from the start of each try. */
function tries(outcome: (minutes: number) => CopyOutcome): { at: number[]; end: Delivery } {
  const at: number[] = [];
  let delivery = fresh;
  while (delivery.nextAt && at.length < 1_000) {
    const now = delivery.nextAt;
    const minutes = (now.getTime() - start.getTime()) / 60_000;
    at.push(minutes);
    const started = nextDelivery(delivery, { type: 'start', until: now, notesVersion: 1 }, now) ?? delivery;
    const event = { type: 'finish', attempt: started.attempts, outcome: outcome(minutes) } as const;
    delivery = nextDelivery(started, event, now) ?? started;
  }
  return { at, end: delivery };
}

test('a destination that is down is tried after 1, 2, 4 minutes and so on, then every hour, for three days', () => {
  const { at, end } = tries(() => down);
  expect(at.slice(0, 9)).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 124]);
  expect(at.at(-1)).toBeGreaterThanOrEqual(72 * 60);
  expect(at.length).toBeLessThan(85);
  expect(end).toMatchObject({
    state: 'failed',
    nextAt: null,
    lastError: 'It answered 503. It was tried for three days.',
  });
});

test('one that is back after a day has it within the hour', () => {
  const { at, end } = tries((minutes) => (minutes < 24 * 60 ? down : { kind: 'sent', url: null }));
  expect(end).toMatchObject({ state: 'sent', lastError: null });
  expect(at.at(-1)).toBeLessThanOrEqual(25 * 60);
});

const outcome: fc.Arbitrary<CopyOutcome> = fc.oneof(
  fc.constant<CopyOutcome>({ kind: 'sent', url: 'https://x.test' }),
  fc.record({
    kind: fc.constant('later' as const),
    reason: fc.constant('down'),
    retryAfterSeconds: fc.nat(1e9),
  }),
  fc.constant<CopyOutcome>({ kind: 'failed', reason: 'no' }),
  fc.constant<CopyOutcome>({ kind: 'uncertain', reason: 'lost' }),
);
const event: fc.Arbitrary<DeliveryEvent> = fc.oneof(
  fc.constant<DeliveryEvent>({ type: 'start', until: null, notesVersion: 2 }),
  fc.record({ type: fc.constant('finish' as const), attempt: fc.nat(4), outcome }),
  fc.record({ type: fc.constant('cut_off' as const), repeatable: fc.boolean() }),
  fc.constant<DeliveryEvent>({ type: 'put_off', reason: 'held' }),
  fc.constant<DeliveryEvent>({ type: 'drop', reason: 'removed' }),
  fc.constant<DeliveryEvent>({ type: 'again' }),
);

test('whatever happens: only a person leaves failed and uncertain, what was sent stays sent, waiting has a time', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(event, fc.nat(10)), { maxLength: 30 }), (steps) => {
      let [delivery, now] = [fresh, start.getTime()];
      for (const [happens, hours] of steps) {
        now += hours * hour;
        const after = nextDelivery(delivery, happens, new Date(now));
        if (!after) continue;
        expect(delivery.state).not.toBe('sent');
        if (delivery.state === 'failed') expect(happens.type).toBe('again');
        if (delivery.state === 'uncertain') expect(['again', 'finish']).toContain(happens.type);
        if (after.state === 'pending') expect(after.nextAt).not.toBeNull();
        expect(after.finishedAt !== null).toBe(['sent', 'failed', 'uncertain'].includes(after.state));
        delivery = after;
      }
    }),
    { numRuns: 500 },
  );
});

test('what cannot be recognised is not repeated after a crash', () => {
  const sending: Delivery = { ...fresh, state: 'sending', attempts: 1 };
  expect(nextDelivery(sending, { type: 'cut_off', repeatable: false }, start)).toMatchObject({
    state: 'uncertain',
  });
  expect(nextDelivery(sending, { type: 'cut_off', repeatable: true }, start)).toMatchObject({
    state: 'pending',
  });
});
