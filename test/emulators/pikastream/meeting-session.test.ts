import { expect, test } from 'vitest';
import { jsonOf, meetUrl } from './client.ts';
import { emulator } from './emulator.ts';

test('a right order creates a session and is kept as it was sent', async () => {
  const { pika, client } = await emulator();
  const answer = await jsonOf(client.create({ system_prompt: 'Be brief.', meeting_password: 'pw' }));
  expect(answer).toMatchObject({ platform: 'google_meet', status: 'created' });
  expect(pika.sessions).toHaveLength(1);
  expect(pika.sessions[0]).toMatchObject({
    id: answer.session_id,
    meetUrl,
    botName: 'Ada',
    voiceId: 'English_radiant_girl',
    systemPrompt: 'Be brief.',
    password: 'pw',
    image: { format: 'png', width: 512, height: 512 },
  });
  expect(pika.violations).toEqual([]);
});

test('a JPEG will do as an image', async () => {
  const { pika, client } = await emulator();
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 1, 0x2c, 2, 0x58];
  const image = new Blob([new Uint8Array([...head, ...new Array(2000).fill(0)])], { type: 'image/jpeg' });
  await client.createdId({ image });
  expect(pika.sessions[0]?.image).toMatchObject({ format: 'jpeg', width: 600, height: 300 });
});

test('status shows what was set by hand', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  pika.control(id).setStatus('connecting', { videoWorkerConnected: true });
  expect(await jsonOf(client.status(id))).toMatchObject({
    status: 'connecting',
    video_worker_connected: true,
    meeting_bot_connected: false,
  });
  pika.control(id).admit();
  expect(await jsonOf(client.status(id))).toMatchObject({ status: 'ready', meeting_bot_connected: true });
  pika.control(id).fail('Worker disconnected unexpectedly');
  expect(await jsonOf(client.status(id))).toMatchObject({
    status: 'error',
    error_message: 'Worker disconnected unexpectedly',
  });
  expect(pika.liveSessions()).toEqual([]);
});

test('DELETE ends a session at any time, and again answers 404', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  expect((await client.remove(id)).status).toBe(200);
  expect(await jsonOf(client.status(id))).toMatchObject({ status: 'closed' });
  expect((await client.remove(id)).status).toBe(404);
  expect(pika.sessions[0]).toMatchObject({ status: 'closed', deletes: 1, endedAt: expect.any(Date) });
});

test('a deployment may forget a deleted session', async () => {
  const { client } = await emulator({ afterDelete: 'not-found' });
  const id = await client.createdId();
  await client.remove(id);
  expect((await client.status(id)).status).toBe(404);
});

test('a session that comes back to life counts as live, bills, and can be deleted again', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  await client.remove(id);
  pika.control(id).setStatus('ready');
  expect(pika.liveSessions()).toHaveLength(1);
  expect(pika.sessions[0]?.endedAt).toBeUndefined();
  expect((await client.remove(id)).status).toBe(200);
  expect(pika.sessions[0]?.deletes).toBe(2);
});

test('a second live session for one call is a violation, also by another spelling of it', async () => {
  const { pika, client } = await emulator();
  const first = await client.createdId({ platform: 'zoom', meet_url: 'https://zoom.us/j/123456789?pwd=a' });
  await client.create({ platform: 'zoom', meet_url: 'https://us02web.zoom.us/j/123456789' });
  expect(pika.violations).toEqual([expect.stringContaining('a second live session')]);
  expect(pika.violations[0]).toContain(first);
});

test('one session after the other for one call is none', async () => {
  const { pika, client } = await emulator();
  await client.remove(await client.createdId());
  await client.createdId();
  expect(pika.violations).toEqual([]);
});

const small = new Blob([new Uint8Array(1024)], { type: 'image/png' });
const noise = new Blob([new Uint8Array(5000)], { type: 'image/png' });

test.for([
  ['no image', { image: undefined }, 'image is missing'],
  ['an image of 1 KB', { image: small }, 'too small'],
  ['an image that is none', { image: noise }, 'neither PNG nor JPEG'],
  ['no voice', { voice_id: undefined }, 'voice_id is missing'],
  ['an empty name', { bot_name: ' ' }, 'bot_name is empty'],
  ['a field of its own', { colour: 'red' }, 'unknown field colour'],
  ['an unknown platform', { platform: 'teams' }, 'is no teams link'],
  [
    'an address that only looks right',
    { meet_url: 'https://meet.google.com.evil.com/abc-defg-hij' },
    'is no',
  ],
  ['a link with a query', { meet_url: `${meetUrl}?authuser=0` }, 'is no google_meet link'],
  ['a short code', { meet_url: 'https://meet.google.com/abc-def-hij' }, 'is no google_meet link'],
] as const)('an order with %s is refused as a violation', async ([, fields, complaint]) => {
  const { pika, client } = await emulator();
  expect((await client.create(fields)).status).toBe(422);
  expect(pika.violations.join()).toContain(complaint);
  expect(pika.sessions).toEqual([]);
});

test('an order as JSON is refused as a violation', async () => {
  const { pika, client } = await emulator();
  expect((await client.postJson('/proxy/realtime/meeting-session', {})).status).toBe(422);
  expect(pika.violations).toEqual([expect.stringContaining('multipart')]);
});

test('a body over the limit answers 413', async () => {
  const { pika, client } = await emulator({ maxBodyBytes: 500 });
  expect((await client.create()).status).toBe(413);
  expect(pika.violations).toEqual([expect.stringContaining('body of')]);
});
