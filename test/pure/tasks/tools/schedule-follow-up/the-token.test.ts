import { expect, test } from 'vitest';
import { approve } from '../support.ts';
import { input, world } from './in-calendar.ts';

test('one token serves until shortly before it ends', async () => {
  const from = Date.now();
  let passed = 0;
  const { google, tool } = await world({ clock: () => new Date(from + passed) });
  const tokensAsked = () => google.journal.entries.filter(({ route }) => route === 'token').length;
  await approve(tool, input, { toolCallId: 'call-one' });
  passed = 58 * 60_000;
  await approve(tool, input, { toolCallId: 'call-two' });
  expect(tokensAsked()).toBe(1);
  passed = 59 * 60_000;
  await approve(tool, input, { toolCallId: 'call-three' });
  expect(tokensAsked()).toBe(2);
  expect(google.events).toHaveLength(3);
});

test('a token revoked early is replaced once', async () => {
  const { google, tool } = await world();
  await approve(tool, input, { toolCallId: 'call-one' });
  google.revokeTokens();
  expect(await approve(tool, input, { toolCallId: 'call-two' })).toMatchObject({ kind: 'done' });
  const refused = { do: 'answer', answer: { status: 401, json: {} } } as const;
  google.fail('event.insert', refused, 2);
  expect(await approve(tool, input, { toolCallId: 'call-three' })).toEqual({
    kind: 'failed',
    problem: { kind: 'access_refused', service: 'google_calendar', status: 401, said: '' },
  });
});

test.each([
  [
    {
      do: 'answer',
      answer: { status: 400, json: { error: 'invalid_grant', error_description: 'Account not found' } },
    },
    { kind: 'request_refused', service: 'google', status: 400, said: 'Account not found' },
  ],
  [{ do: 'hang' }, { kind: 'no_answer', service: 'google', why: 'no complete answer in time' }],
] as const)('without a token nothing was done: %j', async (fault, problem) => {
  const { google, tool } = await world();
  google.fail('token', fault);
  expect(await approve(tool, input)).toEqual({ kind: 'failed', problem });
  expect(google.events).toEqual([]);
});

test('the token goes to Google Calendar only, the assertion to the token address only', async () => {
  const { google, tool } = await world();
  await approve(tool, input);
  const said = JSON.stringify(google.journal.entries);
  expect(said).not.toContain('ya29.');
  const [token, insert] = google.journal.entries;
  expect(JSON.stringify(token?.json)).toContain('assertion');
  expect(JSON.stringify(insert)).not.toContain('assertion');
});
