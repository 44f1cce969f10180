import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openClient } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { withHubSpot, withNotion } from '../../support/outside-settings.ts';

const message = { to: '#standup', text: 'We ship.' };

test('a tool whose settings are gone by the time it is approved: not done, and why', async () => {
  const { notion, world } = await withNotion();
  const work = await agentAtWork(world);
  const { slack } = work;
  const page = { title: 'Plan', markdown: 'Friday', where: 'outside' };
  const asked = await work.task('draft_document', page);
  const card = await work.card();
  await work.restart({ NOTION_TOKEN: null, NOTION_PARENT_PAGE: null });

  await work.press(slack.users.ben, card, 'Approve');

  const why = 'This tool’s settings have changed and it no longer accepts this.';
  await work.reads(`:x: Failed (approved by @Ben). ${why}`);
  const again = await openClient(work.app.port, work.agent.token);
  const told = await again.callTool({ name: 'get_task', arguments: { task_id: asked.task_id } });
  expect(told.structuredContent).toMatchObject({ state: 'failed', code: 'settings_changed', summary: null });
  await again.close();
  expect(notion.pages).toEqual([]);
});

test('a tool that is gone altogether: Edit says that it cannot be, Approve that it was not done', async () => {
  const { hubspot, world } = await withHubSpot();
  hubspot.add('contacts', { firstname: 'Ada', lastname: 'Lovelace', email: 'ada@acme.org' });
  const work = await agentAtWork(world);
  const { ben } = work.slack.users;
  await work.task('update_crm', { record: 'contact', email: 'ada@acme.org', note: 'Wants the big plan.' });
  const card = await work.card();
  await work.restart({ HUBSPOT_TOKEN: null });

  expect(await work.told(ben, () => work.press(ben, card, 'Edit'))).toBe(
    'This can’t be edited here. Approve or decline it as it is.',
  );
  await work.press(ben, card, 'Approve');

  await work.reads(':x: Failed (approved by @Ben). This tool is no longer available here.');
  expect(hubspot.engagements).toEqual([]);
});

test('a tool that breaks: people are told that it may or may not have happened, the log has the error', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const asked = await work.task('post_message', message);
  // What no input can do: a row that the tool itself does not understand.
  await work.database.db.execute(sql`update tool_calls set bound = '{"kind": "moon"}'`);

  await work.press(slack.users.ben, await work.card(), 'Approve');

  expect(await work.outcome(asked)).toMatchObject({
    state: 'uncertain',
    code: 'internal',
  });
  await work.reads(
    ':grey_question: Approved by @Ben, but the result is unknown. Something went wrong on my side. Check before you ask again; I won’t retry automatically.',
  );
  expect(work.log.filter(({ msg }) => msg === 'a tool broke')).toMatchObject([{ tool: 'post_message' }]);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('the answer to an approved message is lost: it is looked up, and stands there once', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { standup } = slack.channels;
  const asked = await work.task('post_message', message);
  const card = await work.card();
  slack.faults.add({
    method: 'chat.postMessage',
    effect: { kind: 'lose_answer' },
    when: ({ channel }) => channel === standup.id,
  });

  await work.press(slack.users.ben, card, 'Approve');

  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
  expect(slack.messages(standup.id)).toHaveLength(1);
});

test('the answer to a DM is lost, which cannot be looked up: uncertain, and never sent twice', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben } = slack.users;
  const asked = await work.task('post_message', { to: '@ben', text: 'for you' });
  const card = await work.card();
  slack.faults.add({
    method: 'chat.postMessage',
    effect: { kind: 'lose_answer' },
    when: ({ channel }) => channel === ben.id,
  });

  await work.press(ben, card, 'Approve');

  expect(await work.outcome(asked)).toMatchObject({
    state: 'uncertain',
    code: 'slack_unsure',
  });
  expect(slack.messages(ben.dm)).toHaveLength(1);
});
