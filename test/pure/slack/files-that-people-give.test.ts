import { expect, onTestFinished, test } from 'vitest';
import { createAgent } from '../../../services/http/agent.ts';
import { fetchThrough } from '../../../services/http/fetch.ts';
import { fileDownloader } from '../../../services/slack/api/download-file.ts';
import { type Handler, startHttpServer } from '../../sandbox/http-server.ts';

const megabyte = 1024 * 1024;

/** A Slack that answers so, and who read with which token. */
async function slackThat(answer: Handler) {
  const tokens: (string | undefined)[] = [];
  const server = await startHttpServer((request, response) => {
    tokens.push(request.headers.authorization);
    return answer(request, response);
  });
  const agent = createAgent({ maxAnswerBytes: 16 * megabyte });
  onTestFinished(async () => {
    await Promise.all([agent.destroy(), server.close()]);
  });
  const fetch = fetchThrough(agent);
  const download = fileDownloader({ fetch, tokenOf: async () => 'xoxb-1', apiUrl: `${server.url}/api/` });
  return { url: `${server.url}/files-pri/T-F/download/me.mp3`, tokens, download };
}

const answering =
  (status: number, headers: Record<string, string>, body: Uint8Array | string = ''): Handler =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

test('a file is read whole, with the bot token', async () => {
  const { url, tokens, download } = await slackThat(
    answering(200, { 'content-type': 'audio/mpeg' }, 'sound'),
  );
  const read = await download({ teamId: 'T1', url }, 5);
  expect(read.ok && Buffer.from(read.bytes).toString()).toBe('sound');
  expect(tokens).toEqual(['Bearer xoxb-1']);
});

test.each([
  ['a sign-in page', answering(200, { 'content-type': 'text/html; charset=utf-8' }, '<html>'), 'no_access'],
  ['a redirect', answering(302, { location: 'https://elsewhere.example/' }), 'no_access'],
  ['403', answering(403, {}), 'no_access'],
  ['404', answering(404, {}), 'gone'],
  ['500', answering(500, {}), 'no_answer'],
  ['a broken connection', (_, response) => void response.destroy(), 'no_answer'],
] satisfies [string, Handler, string][])('%s is no file', async (_, answer, kind) => {
  const { url, download } = await slackThat(answer);
  expect(await download({ teamId: 'T1', url }, megabyte)).toEqual({ ok: false, problem: { kind } });
});

test('a file with a byte too many is left', async () => {
  const { url, download } = await slackThat(answering(200, {}, new Uint8Array(megabyte + 1)));
  expect(await download({ teamId: 'T1', url }, megabyte)).toEqual({
    ok: false,
    problem: { kind: 'too_large', mostBytes: megabyte },
  });
});

test.each([
  'https://files.slack.com.example/me.mp3',
  'http://files.slack.com/me.mp3',
  'https://user@elsewhere.example/me.mp3',
  'file:///etc/passwd',
  'not an address',
])('%s isn’t Slack’s: nobody gets the token', async (url) => {
  const { download, tokens } = await slackThat(answering(200, {}, 'sound'));
  expect(await download({ teamId: 'T1', url }, megabyte)).toEqual({
    ok: false,
    problem: { kind: 'not_in_slack' },
  });
  expect(tokens).toEqual([]);
});
