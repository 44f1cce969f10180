import { type Logger, LogLevel } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Fetch } from '../../../services/http/fetch.ts';
import { createFileWriter } from '../../../services/slack/api/file-writer.ts';
import { keepingPauses } from '../../../services/slack/api/keep-pauses.ts';
import { writeFailureOf } from '../../../services/slack/api/slack-errors.ts';
import { createSlackClient } from '../../../services/slack/api/writer.ts';

const silent = { getLevel: () => LogLevel.ERROR } as Logger;
for (const level of ['debug', 'info', 'warn', 'error', 'setLevel', 'setName'] as const)
  silent[level] = () => {};

/** A Slack that answers 429 with `seconds` where `refuses`, keeps what it's asked, and a clock that moves by hand. */
function emulated(refuses: (asked: string) => boolean, seconds = '30') {
  const asked: string[] = [];
  const clock = { ms: 0 };
  const answers = async (url: string | URL, init: { body?: unknown } = {}) => {
    const { host, pathname } = new URL(url);
    const method = pathname.startsWith('/api/') ? pathname.slice(5) : host;
    const body = typeof init.body === 'string' ? new URLSearchParams(init.body) : null;
    const one = [method, body?.get('channel')].filter(Boolean).join(' ');
    asked.push(one);
    if (refuses(one)) return new Response(null, { status: 429, headers: { 'retry-after': seconds } });
    if (method === 'canvases.create') return Response.json({ ok: true, canvas_id: 'F1' });
    const uploads = { upload_url: 'https://files.slack.test/upload/v1/abc', file_id: 'F1' };
    return Response.json({ ok: true, channel: 'C1', ts: '1.2', ...uploads });
  };
  const fetch = answers as unknown as Fetch;
  const client = createSlackClient({
    ...{ token: 'xoxb-1', apiUrl: 'https://slack.test/api/', fetch, logger: silent },
    clock: () => clock.ms,
  });
  const failure = (call: Promise<unknown>) => call.then(() => null, writeFailureOf);
  return { asked, clock, files: keepingPauses(fetch, () => clock.ms), client, failure };
}

test('what Slack says to wait holds for the method, whoever asks: nobody asks before', async () => {
  const { asked, clock, client, failure } = emulated((method) => method === 'users.info');
  expect(await failure(client.users.info({ user: 'U1' }))).toEqual({ kind: 'rate_limited', seconds: 30 });
  clock.ms = 10_500;
  expect(await failure(client.users.info({ user: 'U2' }))).toEqual({ kind: 'rate_limited', seconds: 20 });
  expect(asked).toEqual(['users.info']);
  // Another method isn't meant.
  expect(await failure(client.conversations.info({ channel: 'C1' }))).toBeNull();
  clock.ms = 30_000;
  await failure(client.users.info({ user: 'U1' }));
  expect(asked).toEqual(['users.info', 'conversations.info C1', 'users.info']);
});

test('a post that has to wait holds up its own channel', async () => {
  const { asked, client, failure } = emulated((one) => one === 'chat.postMessage C1');
  const post = (channel: string) => failure(client.chat.postMessage({ channel, text: 'Hello' }));
  expect(await post('C1')).toMatchObject({ kind: 'rate_limited' });
  expect(await post('C2')).toBeNull();
  expect(await post('C1')).toMatchObject({ kind: 'rate_limited' });
  expect(asked).toEqual(['chat.postMessage C1', 'chat.postMessage C2']);
});

test.each(['soon', '-5', '0', ''])('“%s” is no time to wait: the next one is asked', async (seconds) => {
  const { asked, client, failure } = emulated(() => true, seconds);
  await failure(client.users.info({ user: 'U1' }));
  await failure(client.users.info({ user: 'U1' }));
  expect(asked).toHaveLength(2);
});

test('a wait of years ends after an hour', async () => {
  const { asked, clock, client, failure } = emulated(() => true, '99999999');
  await failure(client.users.info({ user: 'U1' }));
  clock.ms = 3_600_000;
  await failure(client.users.info({ user: 'U1' }));
  expect(asked).toHaveLength(2);
});

test('where files go has a pause of its own, and the next file waits, too', async () => {
  const { asked, files, client } = emulated((where) => where === 'files.slack.test', '7');
  const writer = createFileWriter(async () => client, files);
  const to = { teamId: 'T1', channelId: 'C1', threadTs: null };
  const file = { filename: 'a.md', title: 'A', bytes: new Uint8Array(3), comment: '' };
  const share = () => writer.share(to, file, async () => true);
  expect(await share()).toEqual({ ok: false, failure: { kind: 'rate_limited', seconds: 7 } });
  expect(await share()).toEqual({ ok: false, failure: { kind: 'rate_limited', seconds: 7 } });
  expect(asked.filter((one) => one === 'files.slack.test')).toHaveLength(1);
});

test.each(['canvases.access.set', 'canvases.access.set canvases.delete'])(
  'a canvas that its channel couldn’t be shown is taken back (refused: %s)',
  async (refused) => {
    const { asked, files, client } = emulated((method) => refused.split(' ').includes(method));
    const writer = createFileWriter(async () => client, files);
    const to = { teamId: 'T1', channelId: 'C1', threadTs: null };
    const canvas = { kind: 'canvas', title: 'Plan', text: '# Plan', comment: '' } as const;
    expect(await writer.makeCanvas(to, canvas)).toMatchObject({ ok: false });
    expect(asked).toEqual(['canvases.create', 'canvases.access.set', 'canvases.delete']);
  },
);
