import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openClient } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { withHubSpot, withNotion } from '../../support/outside-settings.ts';

const message = { to: '#standup', text: 'We ship.' };

test('a task whose settings are gone when it’s approved isn’t done, and the thread says why', async () => {
  const { notion, world } = await withNotion();
  const work = await agentAtWork(world);
  const { slack } = work;
  const page = { title: 'Plan', markdown: 'Friday', where: 'outside' };
  const asked = await work.task('draft_document', page);
  const card = await work.card();
  await work.restart({ NOTION_TOKEN: null, NOTION_PARENT_PAGE: null });

  await work.press(slack.users.ben, card, 'Approve');

  await work.reads(/:x: Failed \(approved by @Ben\)\. .*settings have changed/);
  const again = await openClient(work.app.port, work.agent.token);
  const told = await again.callTool({ name: 'get_task', arguments: { task_id: asked.task_id } });
  expect(told.structuredContent).toMatchObject({ state: 'failed', code: 'settings_changed', summary: null });
  await again.close();
  expect(notion.pages).toEqual([]);
});

test('when a tool is gone altogether, “Edit” says so and “Approve” says that it failed', async () => {
  const { hubspot, world } = await withHubSpot();
  hubspot.add('contacts', { firstname: 'Ada', lastname: 'Lovelace', email: 'ada@acme.org' });
  const work = await agentAtWork(world);
  const { ben } = work.slack.users;
  await work.task('update_crm', { record: 'contact', email: 'ada@acme.org', note: 'Wants the big plan.' });
  const card = await work.card();
  await work.restart({ HUBSPOT_TOKEN: null });

  expect(await work.told(ben, () => work.press(ben, card, 'Edit'))).toContain('can’t be edited');
  await work.press(ben, card, 'Approve');

  await work.reads(/:x: Failed \(approved by @Ben\)\. .*no longer available/);
  expect(hubspot.engagements).toEqual([]);
});

test('when a tool breaks, people hear that the result is unknown, and the log has the error', async () => {
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
  await work.reads(/:grey_question: Approved by @Ben, .*unknown.*wrong on my side/);
  expect(work.log.filter(({ msg }) => msg === 'a tool broke')).toMatchObject([{ tool: 'post_message' }]);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('when the answer to an approved message is lost, it’s looked up, and the message is there once', async () => {
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

test('when the answer to a DM is lost, the result is uncertain and the DM is never sent twice', async () => {
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
