import { expect, onTestFinished, test } from 'vitest';
import { createHttp } from '../../../services/pikastream/http.ts';
import { createVoiceCloner } from '../../../services/pikastream/voice-cloner.ts';
import {
  answers,
  answersHtml,
  answersWith,
  hangs,
  losesAnswer,
  refusesInBaseResp,
  worksAndHangs,
} from '../../sandbox/pikastream/fault-effects.ts';
import type { FaultEffect } from '../../sandbox/pikastream/faults.ts';
import type { RouteName } from '../../sandbox/pikastream/routes.ts';
import { startPikaStream } from '../../sandbox/pikastream/service.ts';
import type { PikaStreamOptions } from '../../sandbox/pikastream/settings.ts';

const voiceId = 'voice_ada_20260401090000';
const sample = {
  bytes: new Uint8Array(12_345),
  fileName: 'sample.m4a',
  contentType: 'audio/mp4',
};

async function wire(options: PikaStreamOptions = {}, deadlineMs = 20_000) {
  const pika = await startPikaStream(options);
  const http = createHttp({ baseUrl: pika.url, key: pika.devKey, onCall: () => {} });
  const voices = createVoiceCloner({ http, deadlinesMs: { upload: deadlineMs, clone: deadlineMs } });
  onTestFinished(async () => {
    await http.close();
    await pika.close();
  });
  const routes = () => pika.journal.entries.flatMap((e) => (e.kind === 'request' ? [e.route] : []));
  return { pika, voices, routes };
}

test.each([false, true])(
  'a recording is uploaded, and a voice is made of it; wrapped answers: %s',
  async (wrap) => {
    const { pika, voices } = await wire({ wrap });
    expect(await voices.clone(sample, voiceId, true)).toEqual({ kind: 'cloned', voiceId });
    const requests = pika.journal.entries.filter(({ kind }) => kind === 'request');
    expect(requests).toMatchObject([
      {
        route: 'voice.upload',
        fields: { purpose: 'voice_clone' },
        files: { file: { filename: 'sample.m4a', type: 'audio/mp4', bytes: 12_345 } },
      },
      { route: 'voice.clone', json: { voice_id: voiceId, need_noise_reduction: true } },
    ]);
    expect(pika.voices.all.map(({ id }) => id)).toEqual([voiceId]);
    expect(pika.violations).toEqual([]);
  },
);

test('a recording of 20 MB goes through', async () => {
  const { pika, voices } = await wire();
  const large = { ...sample, bytes: new Uint8Array(20 * 1024 * 1024) };
  expect(await voices.clone(large, voiceId, false)).toMatchObject({ kind: 'cloned' });
  expect(pika.violations).toEqual([]);
});

const long = `voice too noisy\n\u001b[31m ${'x'.repeat(500)}`;
type Failure = [what: string, route: RouteName, effect: FaultEffect, outcome: object];
const failures: Failure[] = [
  [
    'a recording that isn’t taken',
    'voice.upload',
    refusesInBaseResp('invalid audio', 2013),
    { kind: 'refused', problem: { kind: 'rejected', status: 200, detail: 'invalid audio' } },
  ],
  [
    'a voice that isn’t made',
    'voice.clone',
    refusesInBaseResp(long),
    {
      kind: 'refused',
      problem: { kind: 'rejected', detail: expect.stringMatching(/^voice too noisy x{100,184}$/) },
    },
  ],
  [
    'a refusal without words',
    'voice.clone',
    answersWith({ base_resp: { status_code: 1002 } }),
    { kind: 'refused', problem: { detail: 'code 1002' } },
  ],
  [
    'an empty wallet',
    'voice.upload',
    answers(402),
    { kind: 'refused', problem: { kind: 'payment_required' } },
  ],
  [
    'too many uploads',
    'voice.upload',
    answers(429, { retryAfter: 5 }),
    { kind: 'deferred', retryAfterSeconds: 5 },
  ],
  ['a lost upload', 'voice.upload', losesAnswer, { kind: 'deferred', problem: { kind: 'no_answer' } }],
  ['an upload that hangs', 'voice.upload', hangs, { kind: 'deferred', problem: { kind: 'no_answer' } }],
  ['a page of HTML', 'voice.upload', answersHtml(200), { kind: 'deferred', problem: { kind: 'bad_answer' } }],
  [
    'an upload without an id',
    'voice.upload',
    answersWith({ file: { file_id: 0 } }),
    { kind: 'deferred', problem: { kind: 'bad_answer' } },
  ],
  [
    'an id that no number holds',
    'voice.upload',
    answersWith({ file: { file_id: 2 ** 60 } }),
    { kind: 'deferred', problem: { kind: 'bad_answer' } },
  ],
  [
    'a clone that may be there',
    'voice.clone',
    worksAndHangs,
    { kind: 'uncertain', problem: { kind: 'no_answer' } },
  ],
  [
    'a clone at a bad gateway',
    'voice.clone',
    answers(504),
    { kind: 'uncertain', problem: { kind: 'server_error' } },
  ],
  ['a clone too many', 'voice.clone', answers(503), { kind: 'deferred', problem: { kind: 'unavailable' } }],
];

test.each(failures)('%s', async (_, route, effect, outcome) => {
  const { pika, voices, routes } = await wire({}, effect.do === 'hang' ? 300 : undefined);
  pika.faults.add({ route, effect });
  expect(await voices.clone(sample, voiceId, false)).toMatchObject(outcome);
  const expected = route === 'voice.upload' ? ['voice.upload'] : ['voice.upload', 'voice.clone'];
  expect(routes(), 'nothing is sent twice').toEqual(expected);
});

test('an id that is taken is refused', async () => {
  const { voices } = await wire();
  await voices.clone(sample, voiceId, false);
  expect(await voices.clone(sample, voiceId, false)).toMatchObject({
    kind: 'refused',
    problem: { kind: 'rejected', detail: 'voice_id exists' },
  });
});
