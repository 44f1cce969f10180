import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import type { SlackWorkspace } from '../../sandbox/slack/workspace.ts';
import { clientOf, workspace } from './support.ts';

const notes = '# Notes\n\nGrüße an alle.\n';

/** Asks for an address and sends the bytes there, raw. */
async function upload(slack: SlackWorkspace, content = notes, announced = Buffer.byteLength(content)) {
  const answer = await clientOf(slack).files.getUploadURLExternal({
    filename: 'notes.md',
    length: announced,
  });
  const sent = await fetch(String(answer.upload_url), { method: 'POST', body: content });
  return { id: String(answer.file_id), url: String(answer.upload_url), status: sent.status };
}

const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error) => error.data.error,
  );

test('a file is uploaded, completed, and a little later stands in the thread', async () => {
  const slack = await workspace();
  const channel = slack.channels.standup.id;
  const root = await slack.post({ channel, text: 'root' });
  slack.faults.delaySharing(30);
  const { id, status } = await upload(slack);
  expect(status).toBe(200);
  const answer = await clientOf(slack).files.completeUploadExternal({
    files: [{ id, title: 'Notes of today' }],
    channel_id: channel,
    thread_ts: root.ts,
    initial_comment: 'Here they are',
  });
  expect(answer.files).toMatchObject([{ id, title: 'Notes of today', name: 'notes.md' }]);
  expect(slack.messages(channel, root.ts)).toHaveLength(1);
  const file = await slack.waitForFile((one) => one.id === id);
  expect(file).toMatchObject({ text: notes, shares: [{ channel, threadTs: root.ts }] });
  expect(file.permalink).toBe(answer.files?.[0]?.permalink);
  const [, message] = slack.messages(channel, root.ts);
  expect(message).toMatchObject({ own: true, subtype: 'file_share', text: 'Here they are' });
  expect(message?.files).toMatchObject([{ id, mimetype: 'text/plain', permalink: file.permalink }]);
  expect(message && renderMessage(message)).toBe('Here they are\n[file: Notes of today]');
  expect(slack.violations).toEqual([]);
});

test('the SDK’s own upload, which sends a form, works as well', async () => {
  const slack = await workspace();
  const channel_id = slack.channels.general.id;
  const meeting = Buffer.from('BEGIN:VCALENDAR');
  await clientOf(slack).filesUploadV2({ channel_id, file: meeting, filename: 'sync.ics', title: 'Sync' });
  expect(await slack.waitForFile(({ name }) => name === 'sync.ics')).toMatchObject({
    text: 'BEGIN:VCALENDAR',
    title: 'Sync',
  });
  expect(slack.violations).toEqual([]);
});

test('bytes that are not as many as announced, or come again, are refused', async () => {
  const slack = await workspace();
  expect((await upload(slack, 'short', 6)).status).toBe(400);
  const { url } = await upload(slack, 'once');
  expect((await fetch(url, { method: 'POST', body: 'once' })).status).toBe(409);
  expect((await fetch(`${url}x`, { method: 'POST', body: 'lost' })).status).toBe(404);
  expect(slack.violations).toEqual([
    'upload: notes.md has 5 bytes, not 6 as announced',
    'upload: notes.md was uploaded before',
    'upload: no such upload address',
  ]);
});

test('an unknown file, one without bytes and one that was completed before cannot be completed', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const complete = (id: string) =>
    errorOf(client.files.completeUploadExternal({ files: [{ id }], channel_id: slack.channels.general.id }));
  const empty = await client.files.getUploadURLExternal({ filename: 'empty.md', length: 1 });
  expect(await complete('F0UNKNOWN1')).toBe('file_not_found');
  expect(await complete(String(empty.file_id))).toBe('file_not_found');
  const { id } = await upload(slack);
  expect(await complete(id)).toBe('ok');
  expect(await complete(id)).toBe('file_not_found');
  expect(slack.violations).toHaveLength(3);
  await slack.waitForFile((file) => file.id === id);
  expect(slack.messages(slack.channels.general.id)).toHaveLength(1);
});

test('files go only where the app is, and need their scope', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const { id } = await upload(slack);
  const into = (channel_id: string) =>
    errorOf(client.files.completeUploadExternal({ files: [{ id }], channel_id }));
  expect(await into(slack.channels.elsewhere.id)).toBe('not_in_channel');
  expect(await into('C0NOWHERE1')).toBe('channel_not_found');
  expect(await into(slack.channels.general.id)).toBe('ok');
  expect(await errorOf(client.files.getUploadURLExternal({ filename: 'none.md', length: 0 }))).toBe(
    'missing_argument',
  );
  const poor = await workspace({ manifest: { oauth_config: { scopes: { bot: ['chat:write'] } } } });
  await expect(
    clientOf(poor).files.getUploadURLExternal({ filename: 'a.md', length: 1 }),
  ).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'files:write' },
  });
});

test('what people give is read with the bot token and its scope; else there is a page, with 200', async () => {
  const give = (slack: SlackWorkspace) =>
    slack.giveFile({ name: 'Me.mp3', content: Buffer.from('sound'), user: slack.users.ada.id });
  const read = (url: string, token: string) =>
    fetch(`${url}/download/me.mp3`, { headers: { authorization: `Bearer ${token}` } });
  const slack = await workspace();
  const { privateUrl } = give(slack);
  const answer = await read(privateUrl, slack.botToken);
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['audio/mpeg', 'sound']);
  expect((await read(`${privateUrl}x`, slack.botToken)).status).toBe(404);
  slack.faults.hideFiles();
  const page = await read(privateUrl, slack.botToken);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const poor = await workspace({ manifest: { oauth_config: { scopes: { bot: ['files:write'] } } } });
  expect((await read(give(poor).privateUrl, poor.botToken)).headers.get('content-type')).toContain(
    'text/html',
  );
  expect([...slack.violations, ...poor.violations]).toEqual([]);
});
