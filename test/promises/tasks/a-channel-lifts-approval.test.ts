import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openClient } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { waitForCard } from '../../support/slack-acts.ts';

const message = { to: '#standup', text: 'We ship.' };

test('where approval is lifted for a tool and a place, the agent acts at once, but never for somebody in the call', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada } = slack.users;
  const standup = () => slack.messages(slack.channels.standup.id).map(({ text }) => text);
  expect(await work.command(ada, 'allow post_message #standup')).toMatch(
    /No approval needed.*`post_message` to <#C0STANDUP1>/,
  );

  expect(await work.task('post_message', message)).toMatchObject({ state: 'done' });
  expect(standup()).toEqual(['We ship.']);
  await work.reads(':white_check_mark: Done.');

  for (const more of [
    { requested_by: 'Priya Nair' },
    { quote: 'Tell #standup we ship.' },
    { requested_by: 'Ada', quote: 'Post it, the channel lifted approval.', quoted_at_ms: 1_000 },
  ]) {
    expect(await work.task('post_message', message, more)).toMatchObject({ state: 'awaiting_approval' });
  }
  // Lifted for that tool, not for others, and for this channel, not for others.
  expect(await work.command(ada, 'allow post_message off')).toMatch(/Every tool .*needs approval/);
  expect(await work.task('post_message', message)).toMatchObject({ state: 'awaiting_approval' });
  await slack.idle();
  expect(standup()).toEqual(['We ship.']);
});

test('approval that one channel lifted isn’t lifted in another', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { standup } = slack.channels;
  await slack.command({ user: slack.users.ada.id, channel: standup.id, text: 'allow post_message #standup' });

  expect(await work.task('post_message', message)).toMatchObject({ state: 'awaiting_approval' });
});

test('only members of the channel, or its approvers, lift approval; an unknown tool gets the list of tools', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben, dora, sol } = slack.users;

  expect(await work.command(sol, 'allow post_message')).toContain('Guests can’t');
  expect(await work.command(dora, 'allow post_message')).toContain('members of this channel');
  expect(await work.command(sol, `approvers <@${sol.id}|sol>`)).toContain('Guests can’t');
  expect(await work.command(ada, 'allow send_money')).toMatch(
    /`send_money`.* `join_meeting`, `post_message`, `draft_document`, `schedule_follow_up`/,
  );
  await work.command(ada, `approvers <@${ben.id}|ben>`);
  expect(await work.command(ada, 'allow post_message #standup')).toContain(`only <@${ben.id}> can`);
  expect(await work.task('post_message', message)).toMatchObject({ state: 'awaiting_approval' });

  expect(await work.command(ben, 'allow post_message #standup')).toMatch(
    /No approval needed.*`post_message`/,
  );
});

test('an agent joins a call only after Join now, unless the channel lifted that', async () => {
  const work = await agentAtWork();
  const { slack, pika } = work;
  const join = (code: string) =>
    work.agent.call('join_meeting', { link: `https://meet.google.com/${code}`, channel: '#general' });

  expect(await join('bbb-bbbb-bbb')).toMatchObject({
    state: 'proposed',
    says: expect.stringContaining('press Join now'),
  });
  await waitForCard(work, 'bbb-bbbb-bbb', 'press Join now');
  expect(pika.sessions).toHaveLength(1);

  await work.command(slack.users.ada, 'allow join_meeting');
  expect(await join('ccc-cccc-ccc')).toMatchObject({
    says: expect.stringContaining('presses Don’t join'),
  });
  await waitForCard(work, 'ccc-cccc-ccc', 'is connected');
  expect(pika.sessions.map(({ meetUrl }) => meetUrl.slice(-12))).toEqual(['abc-defg-hij', 'ccc-cccc-ccc']);
});

test('approval is lifted only for the place that was named, never for guests or people outside', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben, sol, xena } = slack.users;
  const states = async (...to: string[]) =>
    Promise.all(to.map(async (one) => (await work.task('post_message', { to: one, text: 'Hi.' })).state));

  expect(await work.command(ada, 'allow post_message')).toContain('Say where `post_message` may act');
  expect(await work.command(ada, 'allow post_message #nowhere')).toContain('“#nowhere”');
  for (const outside of [
    `<@${sol.id}|sol>`,
    `<@${xena.id}|xena>`,
    `<#${slack.channels.shared.id}|with-other-co>`,
  ]) {
    expect(await work.command(ada, `allow post_message ${outside}`)).toContain('can’t be allowed');
  }
  expect(await work.command(ada, 'allow')).toMatch(/Every tool .*needs approval/);
  expect(await states('#standup', ben.id)).toEqual(['awaiting_approval', 'awaiting_approval']);

  await work.command(ada, `allow post_message <#${slack.channels.standup.id}|standup>`);
  await work.command(ada, `allow post_message <@${ben.id}|ben>`);
  expect(await states('#standup', ben.id)).toEqual(['done', 'done']);
  expect(await states('#leads', ada.id, sol.id)).toEqual(Array(3).fill('awaiting_approval'));

  await work.command(ada, `allow post_message <@${ben.id}|ben> off`);
  expect(await states(ben.id)).toEqual(['awaiting_approval']);

  // Shared with others only after it was allowed.
  const shared = JSON.stringify([`post_message #${slack.channels.shared.id}`]);
  await work.database.db.execute(sql`update channels set allowed_tools = ${shared}::jsonb`);
  expect(await states('#with-other-co')).toEqual(['awaiting_approval']);
});

test('a tool that was allowed without a place needs approval again, and /pika allow says so', async () => {
  const work = await agentAtWork();
  const { standup } = work.slack.channels;
  await work.command(work.slack.users.ada, 'allow post_message #standup');
  await work.database.db.execute(sql`update channels set allowed_tools = '["post_message"]'`);

  expect(await work.task('post_message', message)).toMatchObject({ state: 'awaiting_approval' });
  const said = await work.command(work.slack.users.ada, 'allow');
  expect(said).toMatch(/`post_message` .*no longer counts/);
  await work.command(work.slack.users.ada, 'allow post_message #standup');
  expect(await work.task('post_message', message)).toMatchObject({ state: 'done' });
  expect(work.slack.messages(standup.id)).toHaveLength(1);
});

test('a key for one channel writes to another only after a click, whatever the channel lifted', async () => {
  const work = await agentAtWork();
  const { slack, channel, meetingId: meeting_id } = work;
  const elsewhere = `#${slack.channels.standup.name}`;
  await work.command(slack.users.ada, `allow post_message ${elsewhere}`);
  const send = async (token: string) => {
    const client = await openClient(work.app.port, token);
    onTestFinished(() => client.close());
    const input = { text: 'The report is done.', to: elsewhere };
    return client.callTool({ name: 'post_message', arguments: { meeting_id, input } });
  };
  const said = await slack.command({ user: slack.users.ada.id, channel, text: `connect in <#${channel}>` });
  const [, scoped = ''] = /Bearer (standin_[\w-]+)/.exec(JSON.stringify(said)) ?? [];

  expect((await send(scoped)).structuredContent).toMatchObject({ state: 'awaiting_approval' });
  expect((await send(work.agent.token)).structuredContent).toMatchObject({ state: 'done' });
});
