import { expect, test } from 'vitest';
import { clientOf, workspace } from './support.ts';

const scopes = (...bot: string[]) => ({ manifest: { oauth_config: { scopes: { bot } } } });

async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return (error as { data?: { error?: string } } | null)?.data?.error ?? null;
}

test('a mark is there once, in history too, and what Slack forbids is refused', async () => {
  const slack = await workspace(scopes('reactions:write', 'channels:history'));
  const client = clientOf(slack);
  const { general, archived, elsewhere, private: leads } = slack.channels;
  const { ts: timestamp } = await slack.post({ channel: general.id, text: 'hi' });
  const add = (args: Record<string, string> = {}) =>
    refusal(client.reactions.add({ channel: general.id, timestamp, name: 'eyes', ...args }));

  expect(await add()).toBeNull();
  expect(await add()).toBe('already_reacted');
  expect(await add({ name: ':eyes:' })).toBe('invalid_name');
  expect(await add({ timestamp: '12.5' })).toBe('bad_timestamp');
  expect(await add({ timestamp: '1700000000.000100' })).toBe('message_not_found');
  expect(await add({ channel: elsewhere.id })).toBe('not_in_channel');
  expect(await add({ channel: archived.id })).toBe('is_archived');
  expect(await add({ channel: leads.id })).toBe('message_not_found');
  const { messages } = await client.conversations.history({ channel: general.id });
  expect(messages?.[0]?.reactions).toEqual([{ name: 'eyes', users: [slack.botUserId], count: 1 }]);
});

test('without the scope there is no mark, and the manifest is named', async () => {
  const slack = await workspace(scopes('chat:write'));
  const { ts: timestamp } = await slack.post({ channel: slack.channels.general.id, text: 'hi' });
  const mark = { channel: slack.channels.general.id, timestamp, name: 'eyes' };
  expect(await refusal(clientOf(slack).reactions.add(mark))).toBe('missing_scope');
  expect(slack.violations).toEqual(['reactions.add: the manifest lacks the scope reactions:write']);
});
