import { expect, test } from 'vitest';
import { imageFormat } from '../../sandbox/pikastream/image-format.ts';
import { jsonOf } from './client.ts';
import { emulator } from './emulator.ts';

const image = {
  ...{ model: 'gpt-image-1-mini', prompt: 'a teacher', size: '1024x1024' },
  ...{ n: 1, quality: 'medium', output_format: 'png' },
};
const imageHeaders = { 'x-generation-type': 'image', 'x-model': 'gpt-image-1-mini' };
const imagePath = '/proxy/openai/v1/images/generations';

test('an image comes as base64, a PNG of 1024 pixels a side', async () => {
  const { pika, client } = await emulator();
  const { data } = (await jsonOf(client.postJson(imagePath, image, imageHeaders))) as {
    data: { b64_json: string }[];
  };
  const bytes = Buffer.from(data[0]?.b64_json ?? '', 'base64');
  expect(imageFormat(bytes)).toEqual({ format: 'png', width: 1024, height: 1024 });
  expect(bytes.length).toBeGreaterThan(1024);
  expect(pika.violations).toEqual([]);
});

test('or as an address', async () => {
  const { client } = await emulator({ imageAnswer: 'url' });
  const { data } = (await jsonOf(client.postJson(imagePath, image, imageHeaders))) as {
    data: { url: string }[];
  };
  const response = await fetch(data[0]?.url ?? '');
  expect(imageFormat(Buffer.from(await response.arrayBuffer()))).toMatchObject({ format: 'png' });
});

test('an image asked for in another way is a violation', async () => {
  const { pika, client } = await emulator();
  expect((await client.postJson(imagePath, { ...image, n: 2 }, imageHeaders)).status).toBe(422);
  expect((await client.postJson(imagePath, image)).status).toBe(200);
  expect(pika.violations).toHaveLength(3);
});

const uploadPath = '/proxy/minimax/v1/files/upload';

function recording(filename: string, type: string): FormData {
  const form = new FormData();
  form.set('purpose', 'voice_clone');
  form.set('file', new Blob([new Uint8Array(4000)], { type }), filename);
  return form;
}

test('a recording is uploaded and made a voice', async () => {
  const { pika, client } = await emulator();
  const upload = client.call('POST', uploadPath, { body: recording('me.mp3', 'audio/mpeg') });
  const { file, base_resp } = (await jsonOf(upload)) as { file: { file_id: number }; base_resp: object };
  expect(base_resp).toMatchObject({ status_code: 0 });
  const clone = {
    ...{ voice_id: 'voice_ada_20260401090000', model: 'speech-2.8-hd', need_noise_reduction: true },
    need_volume_normalization: false,
  };
  const made = client.postJson('/proxy/minimax/v1/voice_clone', { ...clone, file_id: file.file_id });
  expect(await jsonOf(made)).toMatchObject({ base_resp: { status_code: 0 } });
  const unknown = client.postJson('/proxy/minimax/v1/voice_clone', { ...clone, file_id: 'nine' });
  expect(await jsonOf(unknown)).toMatchObject({ base_resp: { status_code: 2013 } });
  expect(pika.violations).toEqual([]);
});

test('a recording of another kind is a violation', async () => {
  const { pika, client } = await emulator();
  const body = recording('me.ogg', 'audio/ogg');
  expect((await client.call('POST', uploadPath, { body })).status).toBe(422);
  expect(pika.violations).toHaveLength(2);
});

const day = 24 * 3_600_000;

test('a clone is gone when nobody used it for 168 hours, and a session begins them again', async () => {
  let now = Date.parse('2026-04-01T09:00:00Z');
  const { pika, client } = await emulator({ now: () => now, endWhenEmpty: false });
  const voice_id = 'voice_ada_20260401090000';
  pika.voices.add(voice_id);
  now += 6 * day;
  const id = await client.createdId({ voice_id });
  expect(pika.voices.all).toMatchObject([{ id: voice_id, lastUsedAt: new Date(now) }]);
  await client.remove(id);
  now += 7 * day - 1;
  expect(pika.voices.isThere(voice_id)).toBe(true);
  now += 1;
  expect(pika.voices.isThere(voice_id)).toBe(false);
  expect((await client.create({ voice_id })).status).toBe(422);
  expect((await client.create({ voice_id: 'voice_bob_20260401090000' })).status).toBe(422);
  expect(pika.liveSessions()).toEqual([]);
  expect(pika.violations).toEqual([]);
});

test('calls other than the realtime ones don’t name the skill', async () => {
  const { pika, client } = await emulator();
  await client.postJson(imagePath, image, { ...imageHeaders, 'x-skill-name': 'pikastream-video-meeting' });
  expect(pika.violations).toEqual([expect.stringContaining('X-Skill-Name')]);
});

test('a recording over 20 MB is too large', async () => {
  const { pika, client } = await emulator();
  const body = new FormData();
  body.set('purpose', 'voice_clone');
  body.set('file', new Blob([new Uint8Array(20 * 1024 * 1024 + 1)], { type: 'audio/wav' }), 'me.wav');
  expect((await client.call('POST', uploadPath, { body })).status).toBe(422);
  expect(pika.violations).toHaveLength(1);
});
