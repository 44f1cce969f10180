import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallEvent, callTasks, superseded } from '../../../services/tasks/call-tasks.ts';

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second));
const word = fc.constantFrom('', 'one', 'two', 'three');
const types = ['task.created', 'task.updated', 'task.completed', 'task.failed', 'task.renamed', 'x.mood'];

/** Few tasks, moments and words, so that events often meet in all of these. */
const anyEvent: fc.Arbitrary<CallEvent> = fc.record({
  type: fc.constantFrom(...types),
  at: fc.nat({ max: 3 }).map(at),
  body: fc.oneof(
    { weight: 9, arbitrary: fc.record({ task: anyTask() }) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, null, 7, {}, { task: null }) },
  ),
});

function anyTask() {
  return fc.record(
    {
      id: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('crm', 'document', 'something new'),
      title: word,
      requested_by: fc.oneof(word, fc.constant(7)),
      detail: word,
      output: word,
      error: word,
      links: fc.array(fc.record({ title: word, url: fc.constant('https://docs.example/') }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: ['id'] },
  );
}

test('the same events in any order, any number of times, are the same tasks in the same order', () => {
  const told = fc.array(anyEvent, { minLength: 1, maxLength: 12 }).chain((events) =>
    fc.record({
      events: fc.constant(events),
      shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
      again: fc.array(fc.constantFrom(...events), { maxLength: 12 }),
    }),
  );
  fc.assert(
    fc.property(told, ({ events, shuffled, again }) => {
      const tasks = callTasks(events);
      expect(callTasks(shuffled)).toEqual(tasks);
      expect(callTasks([...again, ...shuffled])).toEqual(tasks);
      expect(callTasks([...shuffled, ...again])).toEqual(tasks);
    }),
    { numRuns: 2_000 },
  );
});

test('events that later ones supersede are missed by nobody, whatever else comes', () => {
  const told = fc.record({
    early: fc.array(anyEvent, { maxLength: 12 }),
    late: fc.array(anyEvent, { maxLength: 6 }),
  });
  fc.assert(
    fc.property(told, ({ early, late }) => {
      const over = superseded(early);
      const kept = early.filter((event) => !over.includes(event));
      expect(callTasks([...kept, ...late])).toEqual(callTasks([...early, ...late]));
    }),
    { numRuns: 5_000 },
  );
});

test('of a thousand updates of one task the first and the last stay', () => {
  const updates = Array.from({ length: 1_000 }, (_, index) => ({
    type: 'task.updated',
    at: new Date(index),
    body: { task: { id: 'a', title: 'Draft', detail: `Step ${index}` } },
  }));
  expect(superseded(updates)).toHaveLength(998);
});

test('a task goes forward only, and a later end of it replaces an earlier one', () => {
  const told = (type: string, second: number, task: object = {}) => ({
    type,
    at: at(second),
    body: { task: { id: 'a', ...task } },
  });
  const states = (...events: CallEvent[]) => callTasks(events).map(({ status }) => status);
  expect(states(told('task.updated', 1), told('task.created', 2))).toEqual(['in_progress']);
  expect(states(told('task.completed', 1), told('task.updated', 2))).toEqual(['complete']);
  expect(states(told('task.completed', 1), told('task.failed', 2))).toEqual(['error']);
  expect(states(told('task.completed', 2), told('task.failed', 1))).toEqual(['complete']);
});

test('what an event leaves out, or says wrongly, stays as an earlier one said it', () => {
  const whole = { id: 'a', kind: 'crm', title: 'Find the deal', requested_by: 'Priya', detail: 'Looking' };
  const [task] = callTasks([
    { type: 'task.created', at: at(1), body: { task: whole } },
    { type: 'task.updated', at: at(2), body: { task: { id: 'a', title: ' ', detail: 7, links: 'none' } } },
  ]);
  expect(task).toMatchObject({
    kind: 'crm',
    title: 'Find the deal',
    requestedBy: 'Priya',
    detail: 'Looking',
    status: 'in_progress',
    since: at(1),
  });
});
