import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  finishedStates,
  isRunFinished,
  type RunState,
  type ToolRun,
} from '../../../../services/tasks/run.ts';
import { nextRun, type RunEvent } from '../../../../services/tasks/run-transitions.ts';
import type { ToolResult } from '../../../../services/tasks/tool.ts';

const now = new Date('2026-11-22T12:00:00Z');
const later = new Date('2026-11-22T12:01:00Z');

const fresh: ToolRun = {
  id: 'r1',
  teamId: 'T1',
  meetingId: 'm1',
  tokenId: 't1',
  userId: 'U1',
  key: 'k',
  tool: 'post_message',
  kind: 'message',
  effect: 'reaches_out',
  input: { text: 'hi' },
  bound: null,
  preview: { title: 'Post', fields: [] },
  requestedBy: null,
  quote: null,
  quotedAtMs: null,
  state: 'awaiting_approval',
  version: 1,
  attempts: 0,
  decidedBy: null,
  decidedAt: null,
  editedBy: null,
  editedAt: null,
  createdAt: now,
  nextRunAt: now,
  finishedAt: null,
  summary: null,
  links: [],
  output: null,
};

const results: ToolResult[] = [
  { kind: 'done', summary: 'did', links: [] },
  { kind: 'queued' },
  { kind: 'failed', reason: 'no' },
  { kind: 'uncertain', reason: 'who knows' },
];
const small = fc.integer({ min: 0, max: 6 });
const by = fc.constantFrom('U1', 'U2');
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ type: fc.constant('approve' as const), by, version: small }),
  fc.record({ type: fc.constant('decline' as const), by, version: small }),
  fc.record({
    type: fc.constant('edit' as const),
    by,
    version: small,
    input: fc.constant({ text: 'edited' }),
    effect: fc.constant('reaches_out' as const),
    preview: fc.constant({ title: 'Edited', fields: [] }),
    bound: fc.constant(null),
  }),
  fc.constant({ type: 'lapse' as const }),
  fc.constant({ type: 'start' as const, until: later }),
  fc.record({ type: fc.constant('finish' as const), attempt: small, result: fc.constantFrom(...results) }),
  fc.record({ type: fc.constant('cut_off' as const), repeatable: fc.boolean() }),
  fc.constant({ type: 'delivered' as const, links: [] }),
  fc.record({
    type: fc.constant('undeliverable' as const),
    reason: fc.constant('no'),
    certain: fc.boolean(),
  }),
);

/** Every state that a life goes through; events that mean nothing are passed over. */
function live(events: readonly RunEvent[], from: ToolRun = fresh): { run: ToolRun; event: RunEvent }[] {
  let run = from;
  return events.flatMap((one) => {
    const next = nextRun(run, one, now);
    if (!next) return [];
    run = next;
    return [{ run, event: one }];
  });
}

const lives = fc.array(event, { maxLength: 40 });
const check = (property: (steps: ReturnType<typeof live>) => void) =>
  fc.assert(
    fc.property(lives, (events) => property(live(events))),
    { numRuns: 2_000 },
  );

test('nothing is done that nobody approved, and it is decided at most once', () => {
  check((steps) => {
    const decisions = steps.filter(({ event: { type } }) => type === 'approve' || type === 'decline');
    expect(decisions.length).toBeLessThanOrEqual(1);
    const started = steps.findIndex(({ event: { type } }) => type === 'start');
    const approved = steps.findIndex(({ event: { type } }) => type === 'approve');
    if (started >= 0) expect(approved).toBeGreaterThanOrEqual(0);
    if (started >= 0) expect(approved).toBeLessThan(started);
  });
});

test('a decision counts only for the version that was shown; after it nothing is edited', () => {
  check((steps) => {
    let before = fresh;
    for (const { run, event: one } of steps) {
      if ('version' in one) expect(one.version).toBe(before.version);
      if (before.decidedBy) expect([run.input, run.decidedBy]).toEqual([before.input, before.decidedBy]);
      expect(run.version).toBe(before.version + 1);
      before = run;
    }
  });
});

test('what is over stays over, but for an attempt given up that comes back and knows', () => {
  check((steps) => {
    let before = fresh;
    for (const { run, event: one } of steps) {
      if (isRunFinished(before)) expect([before.state, one.type]).toEqual(['uncertain', 'finish']);
      expect(run.nextRunAt === null).toBe(isRunFinished(run) || run.state === 'delivering');
      if (isRunFinished(run)) expect(run.finishedAt).toEqual(now);
      before = run;
    }
  });
});

test('tried three times at most, and one that cannot be repeated once', () => {
  check((steps) => {
    const starts = steps.filter(({ event: { type } }) => type === 'start').length;
    expect(starts).toBeLessThanOrEqual(3);
    const once = steps.some(({ event: one }) => one.type === 'cut_off' && !one.repeatable);
    if (once)
      expect(steps.findLast(({ event: { type } }) => type === 'cut_off')?.run.state).toBe('uncertain');
  });
});

test('an older attempt does not speak for a newer one', () => {
  const second: ToolRun = { ...fresh, state: 'running', attempts: 2, version: 5 };
  const done: ToolResult = { kind: 'done', summary: 'did', links: [] };
  expect(nextRun(second, { type: 'finish', attempt: 1, result: done }, now)).toBeNull();
  expect(nextRun(second, { type: 'finish', attempt: 2, result: done }, now)?.state).toBe('done');
});

test.each<[RunState, RunEvent['type'][]]>([
  ['awaiting_approval', ['approve', 'decline', 'edit', 'lapse']],
  ['approved', ['start']],
  ['running', ['finish', 'cut_off', 'delivered', 'undeliverable']],
  ['delivering', ['delivered', 'undeliverable']],
  ['uncertain', ['finish']],
  ...finishedStates
    .filter((state) => state !== 'uncertain')
    .map((state): [RunState, RunEvent['type'][]] => [state, []]),
])('%s: means something are %j', (state, meant) => {
  const run: ToolRun = { ...fresh, state, attempts: state === 'approved' ? 0 : 1 };
  const edit = { input: {}, effect: 'reaches_out' as const, preview: fresh.preview, bound: null };
  const all: RunEvent[] = [
    { type: 'approve', by: 'U1', version: 1 },
    { type: 'decline', by: 'U1', version: 1 },
    { type: 'edit', by: 'U1', version: 1, ...edit },
    { type: 'lapse' },
    { type: 'start', until: later },
    { type: 'finish', attempt: 1, result: { kind: 'queued' } },
    { type: 'cut_off', repeatable: false },
    { type: 'delivered', links: [] },
    { type: 'undeliverable', reason: 'no', certain: true },
  ];
  expect(all.filter((one) => nextRun(run, one, now)).map(({ type }) => type)).toEqual(meant);
});
