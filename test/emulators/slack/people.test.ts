import { expect, test } from 'vitest';
import type { SlackWorkspace } from '../../sandbox/slack/workspace.ts';
import { clientOf, httpApp, workspace } from './support.ts';

const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error) => error.data.error,
  );

async function userOf(slack: SlackWorkspace, user: { id: string }) {
  return (await clientOf(slack).users.info({ user: user.id })).user;
}

async function channelsOf(slack: SlackWorkspace, user: { id: string }, types: string, rest = {}) {
  const answer = await clientOf(slack).users.conversations({ user: user.id, types, ...rest });
  return (answer.channels ?? []).map(({ id }) => id);
}

test('guests, guests of one channel, people of elsewhere and those who left can be told apart', async () => {
  const slack = await workspace();
  const { dora, cleo, gus, sol, fay, xena, calendar } = slack.users;
  const member = { is_restricted: false, is_ultra_restricted: false, deleted: false, is_bot: false };
  expect(await userOf(slack, dora)).toMatchObject({ ...member, real_name: 'Dora', tz: 'Europe/Helsinki' });
  expect((await userOf(slack, cleo))?.profile).toMatchObject({ display_name: '', real_name: 'Cleo' });
  expect(await userOf(slack, gus)).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
  expect(await userOf(slack, sol)).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
  expect(await userOf(slack, calendar)).toMatchObject({ is_bot: true });
  const gone = await userOf(slack, fay);
  expect(gone).toMatchObject({ deleted: true, profile: { real_name: 'Fay' } });
  expect(gone).not.toHaveProperty('tz');
  expect(await userOf(slack, xena)).toMatchObject({ team_id: 'T0OTHERCO1' });
  expect(await userOf(slack, xena)).not.toHaveProperty('is_stranger');
  await slack.removeMember({ channel: slack.channels.shared.id, user: xena.id });
  expect(await userOf(slack, xena)).toMatchObject({ is_stranger: true });
  expect(await errorOf(clientOf(slack).users.info({ user: 'U0NOBODY01' }))).toBe('user_not_found');
});

test('a person’s channels: public ones wherever the person is, others only where the bot is too', async () => {
  const slack = await workspace();
  const { ada, ben, dora, gus } = slack.users;
  const { general, standup, elsewhere, archived, shared, private: leads, trio } = slack.channels;
  const publicOnes = [general.id, standup.id, archived.id, elsewhere.id, shared.id];
  expect(await channelsOf(slack, ada, 'public_channel')).toEqual(publicOnes);
  expect(await channelsOf(slack, ada, 'public_channel', { exclude_archived: true })).not.toContain(
    archived.id,
  );
  expect(await channelsOf(slack, dora, 'public_channel,private_channel')).toEqual([standup.id]);
  expect(await channelsOf(slack, gus, 'public_channel')).toEqual([standup.id]);
  expect(await channelsOf(slack, ben, 'private_channel, mpim, im')).toEqual([leads.id, trio.id, ben.dm]);
  await slack.removeMember({ channel: leads.id, user: slack.botUserId });
  expect(await channelsOf(slack, ben, 'private_channel')).toEqual([]);
  const bad = clientOf(slack).users.conversations({ user: ada.id, types: 'secret' });
  expect(await errorOf(bad)).toBe('invalid_types');
});

test('channels and members come in pages whose last has an empty cursor', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const { ada } = slack.users;
  const first = await client.users.conversations({ user: ada.id, limit: 3 });
  const cursor = first.response_metadata?.next_cursor ?? '';
  expect(cursor).not.toBe('');
  const second = await client.users.conversations({ user: ada.id, limit: 3, cursor });
  expect([...(first.channels ?? []), ...(second.channels ?? [])]).toHaveLength(5);
  expect(second.response_metadata?.next_cursor).toBe('');
  const members = await client.conversations.members({ channel: slack.channels.standup.id, limit: 100 });
  expect(members.members).toContain(slack.users.dora.id);
  expect(members.response_metadata?.next_cursor).toBe('');
  expect(await errorOf(client.users.conversations({ user: ada.id, limit: 1000 }))).toBe('invalid_limit');
});

test('each kind of conversation needs its own scope', async () => {
  const manifest = { oauth_config: { scopes: { bot: ['channels:read', 'im:read', 'im:write'] } } };
  const slack = await workspace({ manifest });
  const client = clientOf(slack);
  const { ada, ben } = slack.users;
  const { general, private: leads, trio } = slack.channels;
  const needs = (call: Promise<unknown>) =>
    call.then(
      () => 'nothing',
      (error) => error.data.needed,
    );
  expect(await needs(client.users.conversations({ user: ada.id }))).toBe('nothing');
  const types = 'public_channel,private_channel,im';
  expect(await needs(client.users.conversations({ user: ada.id, types }))).toBe('groups:read');
  expect(await needs(client.users.conversations({ user: ada.id, types: 'mpim' }))).toBe('mpim:read');
  expect(await needs(client.conversations.members({ channel: general.id }))).toBe('nothing');
  expect(await needs(client.conversations.members({ channel: leads.id }))).toBe('groups:read');
  expect(await needs(client.conversations.info({ channel: trio.id }))).toBe('mpim:read');
  expect(await needs(client.conversations.open({ users: ben.id }))).toBe('nothing');
  expect(await needs(client.conversations.open({ users: `${ada.id},${ben.id}` }))).toBe('mpim:write');
  expect(await needs(client.users.info({ user: ada.id }))).toBe('users:read');
  expect(slack.violations).toHaveLength(6);
});

test('a private channel without the bot does not exist for it; a public one does', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const { elsewhere, private: leads } = slack.channels;
  await slack.removeMember({ channel: leads.id, user: slack.botUserId });
  expect(await errorOf(client.conversations.members({ channel: leads.id }))).toBe('channel_not_found');
  expect(await errorOf(client.conversations.info({ channel: leads.id }))).toBe('channel_not_found');
  expect((await client.conversations.info({ channel: elsewhere.id })).channel).toMatchObject({
    is_member: false,
  });
});

test('direct messages open with one person or several, not with bots or those who left', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const { ada, ben, dora, fay, calendar } = slack.users;
  const open = async (...users: { id: string }[]) =>
    (await client.conversations.open({ users: users.map(({ id }) => id).join(',') })).channel?.id;
  expect(await open(dora)).toBe(dora.dm);
  expect(await open(ada, ben)).toBe(slack.channels.trio.id);
  expect(await open(ada, dora)).toBe(await open(dora, ada));
  expect(await errorOf(open(fay))).toBe('user_disabled');
  expect(await errorOf(open(calendar))).toBe('cannot_dm_bot');
  expect(await errorOf(client.conversations.open({ users: 'U0NOBODY01' }))).toBe('user_not_found');
});

test('people join and leave channels, and the app hears of it where it is', async () => {
  const slack = await workspace();
  const heard: unknown[] = [];
  await httpApp(slack, (app) => {
    app.event('member_joined_channel', async ({ event }) => void heard.push(['joined', event.user]));
    app.event('member_left_channel', async ({ event }) => void heard.push(['left', event.user]));
  });
  const { dora } = slack.users;
  const { general, elsewhere } = slack.channels;
  await slack.addMember({ channel: general.id, user: dora.id });
  await slack.addMember({ channel: elsewhere.id, user: dora.id });
  await slack.post({ channel: general.id, user: dora.id, text: 'hello' });
  await slack.removeMember({ channel: general.id, user: dora.id });
  expect(heard).toEqual([
    ['joined', dora.id],
    ['left', dora.id],
  ]);
  await expect(slack.post({ channel: general.id, user: dora.id, text: 'still here?' })).rejects.toThrow(
    /not in #general/,
  );
});
