import { Agent } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { createFaceMaker } from '../../../services/pikastream/face-maker.ts';
import { createHttp } from '../../../services/pikastream/http.ts';
import { createVoiceCloner } from '../../../services/pikastream/voice-cloner.ts';
import { startRawServer } from '../../support/raw-requests.ts';

// The expected bytes are what the public client put on the wire when it ran against a server of ours: Pika-Labs/Pika-Skills at
// b85e311abacfa45e9a145716d43944677adf31df, pikastream-video-meeting/scripts/pikastreaming_videomeeting.py (`generate-avatar`
// and `clone-voice`), Python 3.11, requests 2.34.2. What requests adds itself (User-Agent, Accept, Accept-Encoding,
// Connection) isn't the interface's; the boundary is random.

const by = { sender: 'U1', channel: 'C1' };
const named = { authorization: 'DevKey dk_x', 'x-sender-id': 'U1', 'x-message-channel': 'C1' };
const theirs = ['accept', 'connection', 'content-length', 'host'];

async function wire(...answers: object[]) {
  const { url, requests } = await startRawServer(...answers);
  const http = createHttp({ baseUrl: url, key: 'dk_x', onCall: () => {} });
  const pictures = new Agent();
  onTestFinished(async () => void (await Promise.all([http.close(), pictures.close()])));
  const sent = () =>
    requests.map(({ line, headers, body }) => ({
      line,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !theirs.includes(name))),
      body,
    }));
  return { faces: createFaceMaker({ http, pictures }), voices: createVoiceCloner({ http }), sent };
}

const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

test('a picture', async () => {
  const { faces, sent } = await wire({});
  await faces.draw('A "friendly" héro 🦊\twith a tie\x7f', { by });
  expect(sent()).toEqual([
    {
      line: 'POST /proxy/openai/v1/images/generations HTTP/1.1',
      headers: {
        ...named,
        'content-type': 'application/json',
        'x-generation-type': 'image',
        'x-model': 'gpt-image-1-mini',
      },
      body:
        String.raw`{"model": "gpt-image-1-mini", "prompt": "A \"friendly\" h\u00e9ro \ud83e\udd8a\twith a tie\u007f", ` +
        '"size": "1024x1024", "n": 1, "quality": "medium", "output_format": "png"}',
    },
  ]);
});

test.each([
  ['My "vo\\ice" é.mp3', 'My %22vo\\ice%22 é.mp3', 'audio/mpeg'],
  ['a.m4a', 'a.m4a', 'audio/mp4'],
])('a recording named %s, and the voice made of it', async (fileName, written, contentType) => {
  const { voices, sent } = await wire(
    { file: { file_id: 300000000001 }, base_resp: { status_code: 0 } },
    { base_resp: { status_code: 0 } },
  );
  const sample = { bytes: new Uint8Array(Buffer.from('ID3 not really')), fileName, contentType };
  expect(await voices.clone(sample, 'voice_ada_20261128153207', true, { by })).toMatchObject({
    kind: 'cloned',
  });
  const [upload, clone] = sent();
  const boundary = /boundary=(\S+)$/.exec(upload?.headers['content-type'] ?? '')?.[1] ?? 'none';
  expect(upload).toEqual({
    line: 'POST /proxy/minimax/v1/files/upload HTTP/1.1',
    headers: { ...named, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: [
      `--${boundary}`,
      'Content-Disposition: form-data; name="purpose"',
      '',
      'voice_clone',
      `--${boundary}`,
      utf8(`Content-Disposition: form-data; name="file"; filename="${written}"`),
      `Content-Type: ${contentType}`,
      '',
      'ID3 not really',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  });
  expect(clone).toEqual({
    line: 'POST /proxy/minimax/v1/voice_clone HTTP/1.1',
    headers: { ...named, 'content-type': 'application/json' },
    body:
      '{"file_id": 300000000001, "voice_id": "voice_ada_20261128153207", "model": "speech-2.8-hd", ' +
      '"need_noise_reduction": true, "need_volume_normalization": false}',
  });
});

test('without anyone to attribute the cost to, those headers stay out; a file id that is text stays text', async () => {
  const { faces, voices, sent } = await wire(
    {},
    { data: { file: {}, id: '17' } },
    { data: { base_resp: { status_code: 0 } } },
  );
  await faces.draw('A robot');
  const sample = { bytes: new Uint8Array(9), fileName: 'a.wav', contentType: 'audio/wav' };
  expect(await voices.clone(sample, 'voice_ada_20261128153207', false)).toMatchObject({ kind: 'cloned' });
  for (const { headers } of sent()) {
    expect(headers).toMatchObject({ authorization: 'DevKey dk_x' });
    expect(Object.keys(headers).filter((name) => /sender|channel|skill/.test(name))).toEqual([]);
  }
  expect(sent()[2]?.body).toBe(
    '{"file_id": "17", "voice_id": "voice_ada_20261128153207", "model": "speech-2.8-hd", ' +
      '"need_noise_reduction": false, "need_volume_normalization": false}',
  );
});
