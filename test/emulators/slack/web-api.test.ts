import { expect, test } from 'vitest';
import { clientOf, workspace } from './support.ts';

test('the SDK posts, edits, reads back and deletes; metadata shows only when asked for', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const channel = slack.channels.standup.id;
  const metadata = { event_type: 'meeting_card', event_payload: { outbox: 'row-1' } };
  const root = await slack.post({ channel, text: 'root' });
  const { ts } = await client.chat.postMessage({ channel, text: 'card', thread_ts: root.ts, metadata });
  await client.chat.update({ channel, ts: String(ts), text: 'card, later' });
  const plain = await client.conversations.replies({ channel, ts: root.ts });
  expect(plain.messages?.map(({ text }) => text)).toEqual(['root', 'card, later']);
  expect(plain.messages?.[1]?.metadata).toBeUndefined();
  const full = await client.conversations.replies({ channel, ts: root.ts, include_all_metadata: true });
  expect(full.messages?.[1]?.metadata).toEqual(metadata);
  expect(slack.messages(channel, root.ts).at(-1)).toMatchObject({ edits: 1, metadata });
  await client.chat.delete({ channel, ts: String(ts) });
  expect(slack.messages(channel, root.ts)).toHaveLength(1);
  expect(slack.violations).toEqual([]);
});

test('a lost answer leaves the message posted, to be found by its metadata', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const root = await slack.post({ channel, text: 'root' });
  slack.faults.loseAnswer('chat.postMessage');
  const metadata = { event_type: 'card', event_payload: { outbox: 'row-7' } };
  await expect(
    client.chat.postMessage({ channel, text: 'lost?', thread_ts: root.ts, metadata }),
  ).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  const { messages } = await client.conversations.replies({
    channel,
    ts: root.ts,
    include_all_metadata: true,
  });
  expect(messages?.[1]?.metadata?.event_payload).toEqual({ outbox: 'row-7' });
  const calls = slack.journal.entries.filter((entry) => entry.kind === 'api');
  expect(calls.map(({ method, answered }) => [method, answered])).toEqual([
    ['chat.postMessage', false],
    ['conversations.replies', true],
  ]);
});

test('replies come in pages', async () => {
  const slack = await workspace({ rateLimits: false });
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const root = await slack.post({ channel, text: 'root' });
  for (const text of ['1', '2', '3', '4', '5'])
    await client.chat.postMessage({ channel, text, thread_ts: root.ts });
  const texts: unknown[] = [];
  let cursor: string | undefined;
  do {
    const ask = { channel, ts: root.ts, limit: 2, ...(cursor !== undefined && { cursor }) };
    const page = await client.conversations.replies(ask);
    texts.push(...(page.messages ?? []).slice(1).map(({ text }) => text));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor !== undefined);
  expect(texts).toEqual(['1', '2', '3', '4', '5']);
});

test('refusals carry the names that Slack gives them', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const { general, archived, elsewhere } = slack.channels;
  const errorOf = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      (error) => error.data.error,
    );
  const theirs = await slack.post({ channel: general.id, text: 'theirs' });
  const text = 'words';
  expect(await errorOf(client.chat.postMessage({ channel: 'C0NOWHERE1', text }))).toBe('channel_not_found');
  expect(await errorOf(client.chat.postMessage({ channel: archived.id, text }))).toBe('is_archived');
  expect(await errorOf(client.chat.postMessage({ channel: elsewhere.id, text }))).toBe('not_in_channel');
  expect(await errorOf(client.chat.postMessage({ channel: general.id, text: '' }))).toBe('no_text');
  expect(await errorOf(client.chat.update({ channel: general.id, ts: theirs.ts, text }))).toBe(
    'cant_update_message',
  );
  expect(await errorOf(client.chat.update({ channel: general.id, ts: '1.000001', text }))).toBe(
    'message_not_found',
  );
  expect(await errorOf(client.conversations.replies({ channel: general.id, ts: '1.000001' }))).toBe(
    'thread_not_found',
  );
  expect(slack.violations).toEqual([]);
  expect(
    await errorOf(client.chat.update({ channel: general.id, ts: theirs.ts, text: 'x'.repeat(4001) })),
  ).toBe('cant_update_message');
  expect(await errorOf(clientOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
  expect(await errorOf(client.pins.add({ channel: general.id, timestamp: theirs.ts }))).toBe(
    'unknown_method',
  );
  expect(slack.violations).toEqual(['auth.test: invalid_auth', 'unknown method: pins.add']);
});

test('people, channels and DMs can be looked up; a post to a person opens the DM', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const { ben } = slack.users;
  expect((await client.users.info({ user: ben.id })).user).toMatchObject({
    tz: 'America/New_York',
    real_name: 'Ben',
  });
  expect((await client.conversations.open({ users: ben.id })).channel?.id).toBe(ben.dm);
  expect((await client.chat.postMessage({ channel: ben.id, text: 'psst' })).channel).toBe(ben.dm);
  expect((await client.conversations.info({ channel: slack.channels.private.id })).channel).toMatchObject({
    is_private: true,
    is_member: true,
  });
  const members = await client.conversations.members({ channel: slack.channels.shared.id });
  expect(members.members).toContain(slack.users.xena.id);
  const { ts } = await client.chat.postMessage({ channel: slack.channels.general.id, text: 'here' });
  const link = await client.chat.getPermalink({ channel: slack.channels.general.id, message_ts: String(ts) });
  expect(link.permalink).toContain(`/p${String(ts).replace('.', '')}`);
  await client.chat.postEphemeral({ channel: slack.channels.general.id, user: ben.id, text: 'only you' });
  expect(slack.ephemerals).toMatchObject([{ user: ben.id, text: 'only you', via: 'api' }]);
  expect(slack.violations).toEqual([]);
});
