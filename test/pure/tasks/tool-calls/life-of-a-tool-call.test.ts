import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ToolResult } from '../../../../services/tasks/tool.ts';
import {
  finishedStates,
  isToolCallFinished,
  type ToolCall,
  type ToolCallState,
} from '../../../../services/tasks/tool-call.ts';
import { nextToolCall, type ToolCallEvent } from '../../../../services/tasks/tool-call-transitions.ts';

const now = new Date('2026-11-22T12:00:00Z');
const later = new Date('2026-11-22T12:01:00Z');

const fresh: ToolCall = {
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
  problem: null,
  links: [],
  output: null,
  heldBy: null,
};

const results: ToolResult[] = [
  { kind: 'done', summary: 'did', links: [] },
  { kind: 'queued' },
  { kind: 'failed', problem: { kind: 'internal' } },
  { kind: 'uncertain', problem: { kind: 'slack_unsure' } },
];
const small = fc.integer({ min: 0, max: 6 });
const by = fc.constantFrom('U1', 'U2');
const event: fc.Arbitrary<ToolCallEvent> = fc.oneof(
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
    heldBy: fc.constant(null),
  }),
  fc.constant({ type: 'lapse' as const }),
  fc.constant({ type: 'hold' as const, heldBy: 'channel' as const }),
  fc.constant({ type: 'start' as const, until: later }),
  fc.record({ type: fc.constant('finish' as const), attempt: small, result: fc.constantFrom(...results) }),
  fc.record({ type: fc.constant('cut_off' as const), repeatable: fc.boolean() }),
  fc.constant({ type: 'delivered' as const, links: [] }),
  fc.record({
    type: fc.constant('undeliverable' as const),
    problem: fc.constant({ kind: 'slack_unsure' as const }),
    certain: fc.boolean(),
  }),
);

/** Every state that a life goes through; events that mean nothing are passed over. */
function live(
  events: readonly ToolCallEvent[],
  from: ToolCall = fresh,
): { toolCall: ToolCall; event: ToolCallEvent }[] {
  let toolCall = from;
  return events.flatMap((one) => {
    const next = nextToolCall(toolCall, one, now);
    if (!next) return [];
    toolCall = next;
    return [{ toolCall, event: one }];
  });
}

const lives = fc.array(event, { maxLength: 40 });
const check = (property: (steps: ReturnType<typeof live>) => void) =>
  fc.assert(
    fc.property(lives, (events) => property(live(events))),
    { numRuns: 2_000 },
  );

test('a task that nobody approved isn’t done, and each is decided at most once, and once more after it was held', () => {
  check((steps) => {
    let decided: ToolCallEvent['type'] | null = null;
    for (const {
      event: { type },
    } of steps) {
      if (type === 'approve' || type === 'decline') {
        expect(decided).toBeNull();
        decided = type;
      }
      if (type === 'hold') decided = null;
      if (type === 'start') expect(decided).toBe('approve');
    }
  });
});

test('a decision counts only for the version that was shown, and ends editing', () => {
  check((steps) => {
    let before = fresh;
    for (const { toolCall, event: one } of steps) {
      if ('version' in one) expect(one.version).toBe(before.version);
      if (one.type === 'hold') expect(toolCall).toMatchObject({ input: before.input, decidedBy: null });
      else if (before.decidedBy)
        expect([toolCall.input, toolCall.decidedBy]).toEqual([before.input, before.decidedBy]);
      expect(toolCall.version).toBe(before.version + 1);
      before = toolCall;
    }
  });
});

test('a finished task stays finished, unless an attempt that was given up comes back with its result', () => {
  check((steps) => {
    let before = fresh;
    for (const { toolCall, event: one } of steps) {
      if (isToolCallFinished(before)) expect([before.state, one.type]).toEqual(['uncertain', 'finish']);
      expect(toolCall.nextRunAt === null).toBe(
        isToolCallFinished(toolCall) || toolCall.state === 'delivering',
      );
      if (isToolCallFinished(toolCall)) expect(toolCall.finishedAt).toEqual(now);
      expect(toolCall.problem !== null).toBe(['failed', 'uncertain'].includes(toolCall.state));
      before = toolCall;
    }
  });
});

test('a task is tried three times at most, and one that can’t be repeated once', () => {
  check((steps) => {
    const starts = steps.filter(({ event: { type } }) => type === 'start').length;
    expect(starts).toBeLessThanOrEqual(3);
    const once = steps.some(({ event: one }) => one.type === 'cut_off' && !one.repeatable);
    if (once)
      expect(steps.findLast(({ event: { type } }) => type === 'cut_off')?.toolCall.state).toBe('uncertain');
  });
});

test('an older attempt does not speak for a newer one', () => {
  const second: ToolCall = { ...fresh, state: 'running', attempts: 2, version: 5 };
  const done: ToolResult = { kind: 'done', summary: 'did', links: [] };
  expect(nextToolCall(second, { type: 'finish', attempt: 1, result: done }, now)).toBeNull();
  expect(nextToolCall(second, { type: 'finish', attempt: 2, result: done }, now)?.state).toBe('done');
});

test.each<[ToolCallState, ToolCallEvent['type'][]]>([
  ['awaiting_approval', ['approve', 'decline', 'edit', 'lapse', 'hold']],
  ['approved', ['hold', 'start']],
  ['running', ['finish', 'cut_off', 'delivered', 'undeliverable']],
  ['delivering', ['delivered', 'undeliverable']],
  ['uncertain', ['finish']],
  ...finishedStates
    .filter((state) => state !== 'uncertain')
    .map((state): [ToolCallState, ToolCallEvent['type'][]] => [state, []]),
])('%s: means something are %j', (state, meant) => {
  const toolCall: ToolCall = { ...fresh, state, attempts: state === 'approved' ? 0 : 1 };
  const none = { bound: null, heldBy: null };
  const edit = { input: {}, effect: 'reaches_out' as const, preview: fresh.preview, ...none };
  const all: ToolCallEvent[] = [
    { type: 'approve', by: 'U1', version: 1 },
    { type: 'decline', by: 'U1', version: 1 },
    { type: 'edit', by: 'U1', version: 1, ...edit },
    { type: 'lapse' },
    { type: 'hold', heldBy: 'channel' },
    { type: 'start', until: later },
    { type: 'finish', attempt: 1, result: { kind: 'queued' } },
    { type: 'cut_off', repeatable: false },
    { type: 'delivered', links: [] },
    { type: 'undeliverable', problem: { kind: 'slack_unsure' }, certain: true },
  ];
  expect(all.filter((one) => nextToolCall(toolCall, one, now)).map(({ type }) => type)).toEqual(meant);
});
