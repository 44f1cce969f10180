import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ExportEvent, nextExport } from '../../../../services/notes/destinations/next-export.ts';
import type { ExportOutcome, RecapExport } from '../../../../services/notes/destinations/recap-export.ts';

const start = new Date('2026-03-02T10:00:00Z');
const hour = 3_600_000;

const fresh: RecapExport = {
  ...{
    id: 'd1',
    teamId: 'T1',
    meetingId: 'm1',
    destinationId: 'x1',
    kind: 'webhook',
    target: 'h',
    label: 'h',
  },
  ...{ state: 'pending', attempts: 0, since: start, nextAt: start, problem: null, url: null },
  ...{ notesVersion: 1, createdAt: start, finishedAt: null },
};
const down: ExportOutcome = { kind: 'later', problem: { kind: 'answered', status: 503, said: '' } };

/** Tries at each of its times until it is over; minutes from the start of each try. */
function tries(outcome: (minutes: number) => ExportOutcome): { at: number[]; end: RecapExport } {
  const at: number[] = [];
  let recapExport = fresh;
  while (recapExport.nextAt && at.length < 1_000) {
    const now = recapExport.nextAt;
    const minutes = (now.getTime() - start.getTime()) / 60_000;
    at.push(minutes);
    const started =
      nextExport(recapExport, { type: 'start', until: now, notesVersion: 1 }, now) ?? recapExport;
    const event = { type: 'finish', attempt: started.attempts, outcome: outcome(minutes) } as const;
    recapExport = nextExport(started, event, now) ?? started;
  }
  return { at, end: recapExport };
}

test('a destination that is down is tried after 1, 2, 4 minutes and so on, then every hour, for three days', () => {
  const { at, end } = tries(() => down);
  expect(at.slice(0, 9)).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 124]);
  expect(at.at(-1)).toBeGreaterThanOrEqual(72 * 60);
  expect(at.length).toBeLessThan(85);
  expect(end).toMatchObject({
    state: 'failed',
    nextAt: null,
    problem: { kind: 'gave_up', last: { kind: 'answered', status: 503 } },
  });
});

test('a destination that is back after a day gets the export within the hour', () => {
  const { at, end } = tries((minutes) => (minutes < 24 * 60 ? down : { kind: 'sent', url: null }));
  expect(end).toMatchObject({ state: 'sent', problem: null });
  expect(at.at(-1)).toBeLessThanOrEqual(25 * 60);
});

const outcome: fc.Arbitrary<ExportOutcome> = fc.oneof(
  fc.constant<ExportOutcome>({ kind: 'sent', url: 'https://x.test' }),
  fc.record({
    kind: fc.constant('later' as const),
    problem: fc.constant({ kind: 'internal' as const }),
    retryAfterSeconds: fc.nat(1e9),
  }),
  fc.constant<ExportOutcome>({ kind: 'failed', problem: { kind: 'token_refused' } }),
  fc.constant<ExportOutcome>({ kind: 'uncertain', problem: { kind: 'cut_off' } }),
);
const event: fc.Arbitrary<ExportEvent> = fc.oneof(
  fc.constant<ExportEvent>({ type: 'start', until: null, notesVersion: 2 }),
  fc.record({ type: fc.constant('finish' as const), attempt: fc.nat(4), outcome }),
  fc.record({ type: fc.constant('cut_off' as const), repeatable: fc.boolean() }),
  fc.constant<ExportEvent>({ type: 'put_off', problem: { kind: 'held' } }),
  fc.constant<ExportEvent>({ type: 'drop', problem: { kind: 'removed' } }),
  fc.constant<ExportEvent>({ type: 'again' }),
);

test('whatever happens, only a person ends “failed” and “uncertain”, “sent” stays sent, and waiting has a time', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(event, fc.nat(10)), { maxLength: 30 }), (steps) => {
      let [recapExport, now] = [fresh, start.getTime()];
      for (const [happens, hours] of steps) {
        now += hours * hour;
        const after = nextExport(recapExport, happens, new Date(now));
        if (!after) continue;
        expect(recapExport.state).not.toBe('sent');
        if (recapExport.state === 'failed') expect(happens.type).toBe('again');
        if (recapExport.state === 'uncertain') expect(['again', 'finish']).toContain(happens.type);
        if (after.state === 'pending') expect(after.nextAt).not.toBeNull();
        expect(after.finishedAt !== null).toBe(['sent', 'failed', 'uncertain'].includes(after.state));
        recapExport = after;
      }
    }),
    { numRuns: 500 },
  );
});

test('an export that the destination can’t recognise isn’t repeated after a crash', () => {
  const sending: RecapExport = { ...fresh, state: 'sending', attempts: 1 };
  expect(nextExport(sending, { type: 'cut_off', repeatable: false }, start)).toMatchObject({
    state: 'uncertain',
  });
  expect(nextExport(sending, { type: 'cut_off', repeatable: true }, start)).toMatchObject({
    state: 'pending',
  });
});
