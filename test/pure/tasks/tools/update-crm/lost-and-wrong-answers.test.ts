import { expect, test } from 'vitest';
import { approve, context } from '../support.ts';
import { note, stage, task, world } from './in-hubspot.ts';

test.each([
  ['note', note],
  ['task', task],
  ['update', stage],
] as const)('a %s whose answer is lost is uncertain, and isn’t sent again', async (route, input) => {
  const { hubspot, tool } = await world();
  expect(tool.repeatable).toBe(false);
  hubspot.fail(route, { do: 'reset', work: true });
  expect(await approve(tool, input)).toEqual({
    kind: 'uncertain',
    problem: { kind: 'no_answer', service: 'hubspot', why: 'the connection broke' },
  });
  hubspot.fail(route, { do: 'hang' });
  const again = route === 'update' ? { ...stage, properties: { amount: '5' } } : input;
  expect(await approve(tool, again)).toMatchObject({ kind: 'uncertain' });
  expect(hubspot.journal.entries.filter((entry) => entry.route === route)).toHaveLength(2);
});

test.each([
  [400, { message: 'Invalid input' }, 'failed', { kind: 'request_refused', said: 'Invalid input' }],
  [403, { message: 'Missing scopes.' }, 'failed', { kind: 'access_refused', said: 'Missing scopes' }],
  [429, { message: 'Ten a second' }, 'failed', { kind: 'rate_limited', said: 'Ten a second' }],
  [502, undefined, 'uncertain', { kind: 'service_error', said: '' }],
  [522, undefined, 'failed', { kind: 'service_error', said: '' }],
  [200, { odd: true }, 'uncertain', { kind: 'bad_answer' }],
])('HTTP %i to a write', async (status, json, kind, problem) => {
  const { hubspot, tool } = await world();
  hubspot.fail('note', { do: 'answer', answer: { status, json } });
  expect(await approve(tool, note)).toEqual({ kind, problem: { ...problem, service: 'hubspot', status } });
});

test('a question without an answer is a refusal, not a guess', async () => {
  const { hubspot, tool } = await world();
  hubspot.fail('search', { do: 'hang' });
  expect(await tool.preview(note, context())).toEqual({
    ok: false,
    problem: { kind: 'no_answer', service: 'hubspot', why: 'no complete answer in time' },
  });
});

test('a wrong token is refused, and appears nowhere', async () => {
  const { hubspot, tool } = await world({ token: 'pat-canary-0123456789' });
  expect(await tool.preview(note, context())).toMatchObject({ ok: false });
  hubspot.fail('search', {
    do: 'answer',
    answer: { status: 401, json: { message: 'no pat-canary-0123456789' } },
  });
  expect(await tool.preview(note, context())).toEqual({
    ok: false,
    problem: { kind: 'access_refused', service: 'hubspot', status: 401, said: 'no [redacted]' },
  });
});

test('an account that does not say where it lives costs the link, not the change', async () => {
  const { hubspot, tool } = await world();
  hubspot.fail('account', {
    do: 'answer',
    answer: { status: 200, json: { portalId: 1, uiDomain: 'evil.test' } },
  });
  expect(await approve(tool, note)).toMatchObject({ kind: 'done', links: [] });
});
