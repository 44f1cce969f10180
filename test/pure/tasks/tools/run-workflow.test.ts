import { expect, onTestFinished, test } from 'vitest';
import { readable } from '../../../../services/common/readable.ts';
import { createGuardedAgent } from '../../../../services/http/guarded-agent.ts';
import { createJsonClient } from '../../../../services/http/json-client.ts';
import { createWorkflows } from '../../../../services/integrations/workflows/client.ts';
import { runWorkflow } from '../../../../services/tasks/tools/run-workflow.ts';
import { startWorkflows } from '../../../sandbox/workflows/service.ts';
import { approve, context, hostile, linesOf, previewOf } from './support.ts';

async function world({ exempt = true, secret }: { exempt?: boolean; secret?: string } = {}) {
  const receiver = await startWorkflows();
  const dispatcher = createGuardedAgent({ exempt: exempt ? [receiver.url] : [] });
  onTestFinished(async () => {
    expect(receiver.violations).toEqual([]);
    await dispatcher.destroy();
    await receiver.close();
  });
  const workflows = createWorkflows({
    workflows: [{ name: 'onboarding', url: `${receiver.url}/hooks/onboarding` }],
    secret: secret ?? receiver.secret,
    clientFor: (baseUrl) =>
      createJsonClient({
        baseUrl,
        dispatcher,
        deadlineMs: 400,
      }),
  });
  return { receiver, tool: runWorkflow({ workflows }) };
}

const input = { workflow: 'onboarding', data: { person: 'Ada', seats: 3, trial: false, note: null } };

/** Signatures are good for five minutes, so these runs are of today. */
const today = () => ({ now: new Date() });

test('people see what is sent and where, and exactly that arrives, signed', async () => {
  const { receiver, tool } = await world();
  expect(tool.effect(input)).toBe('reaches_out');
  expect(linesOf((await previewOf(tool, input)).preview)).toEqual([
    'Run the workflow onboarding',
    `Sent to: ${new URL(receiver.url).host}`,
    'person: Ada',
    'seats (number): 3',
    'trial (yes or no): false',
    'note (none): ',
    expect.stringMatching(/^Sent with it: .*https:\/\/meet.google.com\/abc-defg-hij.*U1/),
  ]);
  expect(await approve(tool, input, today())).toEqual({
    kind: 'done',
    summary: 'The workflow onboarding accepted it',
    links: [],
  });
  expect(receiver.runs).toEqual([
    {
      id: context().toolCallId,
      type: 'workflow.onboarding',
      data: {
        input: input.data,
        meeting: { id: 'm1', team: 'T1', channel: 'C1', call_url: 'https://meet.google.com/abc-defg-hij' },
        user: 'U1',
      },
    },
  ]);
});

test('a lost answer is uncertain, and a repeated call runs nothing twice', async () => {
  const { receiver, tool } = await world();
  receiver.fail('hook', { do: 'reset', work: true });
  expect(await approve(tool, input, today())).toEqual({
    kind: 'uncertain',
    problem: { kind: 'no_answer', service: 'workflow', why: 'the connection broke' },
  });
  expect(tool.repeatable).toBe(true);
  expect(await approve(tool, input, today())).toMatchObject({ kind: 'done' });
  expect(receiver.deliveries).toHaveLength(2);
  expect(receiver.runs).toHaveLength(1);
});

test.each([
  [400, 'failed', 'request_refused'],
  [401, 'failed', 'access_refused'],
  [302, 'failed', 'redirected'],
  [408, 'uncertain', 'request_refused'],
  [500, 'uncertain', 'service_error'],
  [504, 'uncertain', 'service_error'],
])('HTTP %i is %s: %s', async (status, kind, code) => {
  const { receiver, tool } = await world();
  const headers = status === 302 ? { location: `${receiver.url}/hooks/elsewhere` } : {};
  receiver.fail('hook', { do: 'answer', answer: { status, headers } });
  expect(await approve(tool, input, today())).toMatchObject({
    kind,
    problem: { kind: code, service: 'workflow', status },
  });
  expect(receiver.journal.entries).toHaveLength(1);
});

test('silence is uncertain', async () => {
  const { receiver, tool } = await world();
  receiver.fail('hook', { do: 'hang', work: true });
  expect(await approve(tool, input, today())).toEqual({
    kind: 'uncertain',
    problem: { kind: 'no_answer', service: 'workflow', why: 'no complete answer in time' },
  });
});

test('without the exemption for tests, this machine is not reached at all', async () => {
  const { receiver, tool } = await world({ exempt: false });
  expect(await approve(tool, input, today())).toEqual({
    kind: 'failed',
    problem: { kind: 'unreachable', service: 'workflow', why: 'its address points inside the network' },
  });
  expect(receiver.journal.entries).toEqual([]);
});

test('a receiver with another secret refuses', async () => {
  const { tool } = await world({ secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` });
  expect(await approve(tool, input, today())).toMatchObject({ kind: 'failed' });
});

test('a run that was stopped before it began sent nothing', async () => {
  const { receiver, tool } = await world();
  const stopped = { ...today(), signal: AbortSignal.abort() };
  expect(await approve(tool, input, stopped)).toMatchObject({ kind: 'failed' });
  expect(receiver.journal.entries).toEqual([]);
});

test('hostile words are carried as data', async () => {
  const { receiver, tool } = await world();
  expect(await approve(tool, { workflow: 'onboarding', data: { note: hostile } }, today())).toMatchObject({
    kind: 'done',
  });
  expect(receiver.runs[0]?.data.input).toEqual({
    note: readable(hostile.replace('\u0000', '').replace('\ud800', '\ufffd')),
  });
});

test.each([
  ['a workflow that no admin named', { workflow: 'https://evil.test/', data: {} }],
  ['an address of its own', { workflow: 'onboarding', url: 'https://evil.test/' }],
  ['values inside values', { workflow: 'onboarding', data: { a: { b: 1 } } }],
  ['a name that is none', { workflow: 'onboarding', data: { 'a b': 1 } }],
  ['too much', { workflow: 'onboarding', data: { a: 'x'.repeat(10_000) } }],
  [
    'too many values',
    { workflow: 'onboarding', data: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`a${i}`, i])) },
  ],
])('input with %s is refused', async (_, given) => {
  const { tool } = await world();
  expect(tool.schema.safeParse(given).success).toBe(false);
});
