import { APICallError } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { expect, test } from 'vitest';
import { createModelWriter } from '../../../../services/notes/model/write-model.ts';
import { answer, draft, recordingOf, scriptedModel } from './scripted-model.ts';

const { signal } = new AbortController();
const hello = recordingOf('Ada: The launch is on Monday.');

test.each([
  ['no segments', recordingOf('')],
  ['blank ones', recordingOf('', { segments: [{ speaker: 'Ada', text: ' \n', start_ms: 0 }] })],
  ['only the agent', recordingOf('Pika: Is anybody there?')],
])('a call without people’s words isn’t sent to the model: %s', async (_, recording) => {
  const { model } = scriptedModel();

  expect(await createModelWriter({ model })(recording, signal)).toEqual({
    ok: false,
    problem: { kind: 'nothing_said', detail: '' },
  });
});

test.each([
  ['no JSON', 'Sure! Here are your notes.', 'its answer had another shape'],
  ['another shape', { notes: [] }, 'its answer had another shape'],
  ['entries of another shape', draft({ decisions: ['Ship it'] }), 'its answer had another shape'],
])('an answer that is %s gives no notes', async (_, said, detail) => {
  const { model } = scriptedModel(said);

  expect(await createModelWriter({ model })(hello, signal)).toEqual({
    ok: false,
    problem: { kind: 'bad_output', detail },
  });
});

test('an answer without a point that holds is asked for again once, and then gives no notes', async () => {
  const made = (text: string) => draft({ summary: [{ text, segments: [1] }] });
  const { model, heard } = scriptedModel(draft({ summary: [] }), made('They bought a boat'));

  expect(await createModelWriter({ model })(hello, signal)).toEqual({
    ok: false,
    problem: { kind: 'bad_output', detail: 'no point of its summary stands in the transcript' },
  });
  expect(heard.map(({ prompt }) => prompt.includes('An answer before this was thrown away'))).toEqual([
    false,
    true,
  ]);
  const second = scriptedModel(made('They bought a boat'), made('The launch is on Monday'));
  expect(await createModelWriter({ model: second.model })(hello, signal)).toMatchObject({
    ok: true,
    notes: { summary: 'The launch is on Monday' },
  });
});

test.each([
  ['length', '{"title":"Lau', 'its answer was cut off'],
  ['content-filter', 'I cannot', 'it declined'],
] as const)('an answer that ends by %s says so', async (reason, text, detail) => {
  const model = new MockLanguageModelV4({ doGenerate: answer(text, reason) });

  expect(await createModelWriter({ model })(hello, signal)).toEqual({
    ok: false,
    problem: { kind: 'bad_output', detail },
  });
});

/** A model that fails like this every time, and what is waited between. */
function failing(error: Error) {
  const waits: number[] = [];
  const model = new MockLanguageModelV4({ doGenerate: () => Promise.reject(error) });
  const write = createModelWriter({ model, pause: async (ms) => void waits.push(ms) });
  return { model, waits, write };
}

function http(statusCode: number, responseHeaders: Record<string, string> = {}): Error {
  const [url, requestBodyValues] = ['https://model.test/v1', { transcript: 'SECRET WORDS' }];
  return new APICallError({ message: 'It said so.', url, requestBodyValues, statusCode, responseHeaders });
}

test.each([
  [http(401), { kind: 'refused', detail: 'HTTP 401' }, []],
  [http(403), { kind: 'refused', detail: 'HTTP 403' }, []],
  [http(400), { kind: 'rejected', detail: 'HTTP 400: It said so' }, []],
  [http(404), { kind: 'rejected', detail: 'HTTP 404: It said so' }, []],
  [http(302), { kind: 'rejected', detail: 'HTTP 302: a redirect that I don’t follow' }, []],
  [http(200), { kind: 'bad_output', detail: 'an answer that makes no sense' }, []],
  [http(429), { kind: 'rate_limited', detail: 'HTTP 429: It said so' }, [1_000, 2_000]],
  [
    http(429, { 'retry-after': '3' }),
    { kind: 'rate_limited', detail: 'HTTP 429: It said so' },
    [3_000, 3_000],
  ],
  [http(429, { 'retry-after-ms': '5' }), { kind: 'rate_limited', detail: 'HTTP 429: It said so' }, [5, 5]],
  [http(429, { 'retry-after': '3600' }), { kind: 'rate_limited', detail: 'HTTP 429: It said so' }, []],
  [http(503), { kind: 'unreachable', detail: 'HTTP 503: It said so' }, [1_000, 2_000]],
  [
    Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    { kind: 'unreachable', detail: 'ECONNREFUSED' },
    [1_000, 2_000],
  ],
  [
    Object.assign(new Error('x'), { code: 'ENOTFOUND' }),
    { kind: 'unreachable', detail: 'ENOTFOUND' },
    [1_000, 2_000],
  ],
])('%s becomes a value, tried again only where that helps', async (error, problem, waited) => {
  const { model, waits, write } = failing(error);

  expect(await write(hello, signal)).toEqual({ ok: false, problem });
  expect(waits).toEqual(waited);
  expect(model.doGenerateCalls).toHaveLength(waited.length + 1);
});

test('an answer that works on the second try counts', async () => {
  let calls = 0;
  const model = new MockLanguageModelV4({
    doGenerate: async () => {
      calls += 1;
      if (calls === 1) throw http(529);
      return answer(
        JSON.stringify(draft({ title: 'Launch', summary: [{ text: 'The launch', segments: [1] }] })),
      );
    },
  });
  const done = await createModelWriter({ model, pause: async () => {} })(hello, signal);

  expect(done).toMatchObject({ ok: true, notes: { source: 'model', title: 'Launch' } });
});

/** A model that never answers, and whether it was told to stop. */
function hanging() {
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const model = new MockLanguageModelV4({
    doGenerate: ({ abortSignal }) =>
      new Promise((_, reject) => {
        abortSignal?.addEventListener('abort', () => reject(abortSignal.reason));
        begun();
      }),
  });
  return { model, hasBegun };
}

test('a model that doesn’t answer is given up at the deadline', async () => {
  const { model } = hanging();

  expect(
    await createModelWriter({ model, limits: { windowTokens: 32_000, writingMs: 30 } })(hello, signal),
  ).toEqual({
    ok: false,
    problem: { kind: 'timed_out', detail: 'no answer in 1 s' },
  });
});

test('the caller’s signal stops it, before and while it is asked', async () => {
  const { model, hasBegun } = hanging();
  const stop = new AbortController();
  const done = createModelWriter({ model })(hello, stop.signal);
  await hasBegun;
  stop.abort();
  const stopped = { ok: false, problem: { kind: 'stopped', detail: '' } };

  expect(await done).toEqual(stopped);
  expect(await createModelWriter({ model: scriptedModel().model })(hello, stop.signal)).toEqual(stopped);
});

test('a bug is no failure of the model', async () => {
  const { write } = failing(new TypeError('a bug'));

  await expect(write(hello, signal)).rejects.toThrow('a bug');
});
