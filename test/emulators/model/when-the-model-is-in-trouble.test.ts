import { expect, test } from 'vitest';
import { createModelWriter } from '../../../services/notes/model/write-model.ts';
import { draft, recordingOf } from '../../pure/notes/model/scripted-model.ts';
import { modelByWire } from './support.ts';

const { signal } = new AbortController();
const summary = [{ text: 'The launch is on Monday', segments: [1] }];
const hello = recordingOf('Ada: The launch is on Monday.');
const limited = (wait: string) => ({
  status: 429,
  json: { error: { message: 'Slow down.' } },
  headers: { 'retry-after': wait },
});

test('a rate limit is waited for as long as it says, and then it works', async () => {
  const { emulator, calls, waits, write } = await modelByWire('compatible');
  emulator.fail('chat', { do: 'answer', answer: limited('7') });
  emulator.says(draft({ summary }));

  expect(await write(hello, signal)).toMatchObject({ ok: true });
  expect(waits).toEqual([7_000]);
  expect(calls).toEqual(['model 429', 'model 200']);
});

test('a rate limit beyond the deadline is said at once', async () => {
  const { emulator, waits, write } = await modelByWire('openai');
  emulator.fail('responses', { do: 'answer', answer: limited('600') });

  expect(await write(hello, signal)).toEqual({
    ok: false,
    problem: { kind: 'rate_limited', detail: 'HTTP 429: Slow down' },
  });
  expect(waits).toEqual([]);
  expect(emulator.journal.entries).toHaveLength(1);
});

test.each([
  [
    '500',
    { do: 'answer', answer: { status: 500, json: { error: { message: 'Oh no.' } } } },
    'HTTP 500: Oh no',
  ],
  ['503 in HTML', { do: 'answer', answer: { status: 503, text: '<html>' } }, 'HTTP 503: Service Unavailable'],
  ['a connection that breaks', { do: 'reset' }, /^(ECONNRESET|UND_ERR_SOCKET)$/],
] as const)('%s is tried three times', async (_, fault, detail) => {
  const { emulator, write, waits } = await modelByWire('compatible');
  emulator.fail('chat', fault, 3);

  expect(await write(hello, signal)).toEqual({
    ok: false,
    problem: { kind: 'unreachable', detail: expect.stringMatching(detail) },
  });
  expect(emulator.journal.entries).toHaveLength(3);
  expect(waits).toEqual([1_000, 2_000]);
});

test.each([
  ['no JSON', { status: 200, text: '<html>a proxy</html>' }],
  ['another JSON', { status: 200, json: { hello: 'world' } }],
  ['an empty body', { status: 200, text: '' }],
  ['nested beyond reason', { status: 200, text: `${'['.repeat(200_000)}${']'.repeat(200_000)}` }],
])('an answer that is %s is said to make no sense, once', async (_, answer) => {
  const { emulator, write } = await modelByWire('compatible');
  emulator.fail('chat', { do: 'answer', answer });

  expect(await write(hello, signal)).toMatchObject({ ok: false, problem: { kind: 'bad_output' } });
  expect(emulator.journal.entries).toHaveLength(1);
});

test('notes nested beyond reason are none', async () => {
  const { emulator, write } = await modelByWire('compatible');
  emulator.says(`{"title":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);

  expect(await write(hello, signal)).toMatchObject({ ok: false, problem: { kind: 'bad_output' } });
});

test('an answer without end is cut off', async () => {
  const { emulator, write } = await modelByWire('compatible');
  emulator.fail('chat', { do: 'answer', answer: { status: 200, text: 'x'.repeat(3 * 1024 * 1024) } }, 3);

  expect(await write(hello, signal)).toEqual({
    ok: false,
    problem: { kind: 'unreachable', detail: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' },
  });
});

test('a redirect is not followed: the key goes to its host only', async () => {
  const { emulator, write } = await modelByWire('anthropic');
  const elsewhere = await modelByWire('anthropic');
  const headers = { location: `${elsewhere.emulator.url}/v1/messages` };
  emulator.fail('messages', { do: 'answer', answer: { status: 307, headers } });

  expect(await write(hello, signal)).toMatchObject({ ok: false, problem: { kind: 'rejected' } });
  expect(elsewhere.emulator.journal.entries).toEqual([]);
});

test('what the other side says is passed on, on one line and without the key', async () => {
  const { emulator, write } = await modelByWire('compatible');
  const message = `No such model\nfor ${emulator.key} ${'x'.repeat(900)}`;
  emulator.fail('chat', { do: 'answer', answer: { status: 404, json: { error: { message } } } });
  const done = await write(hello, signal);

  expect(done).toEqual({
    ok: false,
    problem: {
      kind: 'rejected',
      detail: expect.stringMatching(/^HTTP 404: No such model for \[redacted\] x+$/),
    },
  });
  expect(JSON.stringify(done).length).toBeLessThan(300);
});

test('a model that hangs is left at the deadline, and the connection with it', async () => {
  const { emulator, calls, model } = await modelByWire('compatible');
  emulator.fail('chat', { do: 'hang' });
  const write = createModelWriter({ model, limits: { windowTokens: 32_000, writingMs: 200 } });

  expect(await write(hello, signal)).toMatchObject({ ok: false, problem: { kind: 'timed_out' } });
  expect(emulator.journal.entries.map(({ status }) => status)).toEqual(['hung']);
  expect(calls).toEqual(['model no_answer']);
});

test('a caller who stops is obeyed while the model hangs', async () => {
  const { emulator, write } = await modelByWire('compatible');
  emulator.fail('chat', { do: 'hang' });
  const stop = new AbortController();
  const done = write(hello, stop.signal);
  await emulator.journal.waitFor(({ status }) => status === 'hung');
  stop.abort();

  expect(await done).toEqual({ ok: false, problem: { kind: 'stopped', detail: '' } });
});

test('where nobody listens, it is unreachable', async () => {
  const { emulator, write } = await modelByWire('compatible');
  await emulator.close();

  expect(await write(hello, signal)).toEqual({
    ok: false,
    problem: { kind: 'unreachable', detail: 'ECONNREFUSED' },
  });
});
