import { expect, test } from 'vitest';
import { approve, context } from '../support.ts';
import { note, stage, task, world } from './in-hubspot.ts';

test.each([
  ['note', note],
  ['task', task],
  ['update', stage],
] as const)(
  'a %s whose answer is lost is uncertain, and never sent again by itself',
  async (route, input) => {
    const { hubspot, tool } = await world();
    expect(tool.repeatable).toBe(false);
    hubspot.fail(route, { do: 'reset', work: true });
    expect(await approve(tool, input)).toEqual({
      kind: 'uncertain',
      reason: 'HubSpot didn’t answer: the connection broke.',
    });
    hubspot.fail(route, { do: 'hang' });
    const again = route === 'update' ? { ...stage, properties: { amount: '5' } } : input;
    expect(await approve(tool, again)).toMatchObject({ kind: 'uncertain' });
    expect(hubspot.journal.entries.filter((entry) => entry.route === route)).toHaveLength(2);
  },
);

test.each([
  [400, { message: 'Invalid input' }, 'failed', 'HubSpot refused this (HTTP 400): Invalid input.'],
  [403, { message: 'Missing scopes.' }, 'failed', 'HubSpot refused access (HTTP 403): Missing scopes.'],
  [
    429,
    { message: 'Ten a second' },
    'failed',
    'HubSpot has too many requests right now (HTTP 429): Ten a second.',
  ],
  [502, undefined, 'uncertain', 'HubSpot had an error (HTTP 502).'],
  [522, undefined, 'failed', 'HubSpot had an error (HTTP 522).'],
  [200, { odd: true }, 'uncertain', 'HubSpot gave an invalid answer (HTTP 200).'],
])('HTTP %i to a write', async (status, json, kind, reason) => {
  const { hubspot, tool } = await world();
  hubspot.fail('note', { do: 'answer', answer: { status, json } });
  expect(await approve(tool, note)).toEqual({ kind, reason });
});

test('a question without an answer is a refusal, not a guess', async () => {
  const { hubspot, tool } = await world();
  hubspot.fail('search', { do: 'hang' });
  expect(await tool.preview(note, context())).toEqual({
    ok: false,
    reason: 'HubSpot didn’t answer: no complete answer in time.',
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
    reason: 'HubSpot refused access (HTTP 401): no [redacted].',
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
