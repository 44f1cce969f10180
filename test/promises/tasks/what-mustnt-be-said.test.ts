import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { forbid, sendAnyway } from '../../support/do-not-say.ts';
import { press } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

const before = (whose: 'workspace' | 'channel') => (world: Parameters<typeof forbid>[0]) =>
  forbid(world, whose, 'Project Heron');

test('what the workspace’s list holds goes only where an admin sends it anyway', async () => {
  const work = await agentAtWork({ before: before('workspace') });
  const { slack } = work;
  const { ada, ben } = slack.users;
  const asked = await work.task(
    'post_message',
    { to: '#standup', text: 'Рroject  HERON ships.' },
    { requested_by: 'Priya Nair', quote: 'Tell them that Project Heron ships.' },
  );
  const card = await work.reads('[Review…]');
  expect(renderMessage(card)).toMatch(
    /has words on this workspace’s do-not-say list.* Only a workspace admin/,
  );
  expect(work.shown().join('\n')).not.toMatch(/heron/i);

  expect(await work.told(ben, () => press(work, ben, card, 'Review…'))).toContain('only a workspace admin');
  expect(slack.openViews(ben.id)).toEqual([]);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
  expect(await sendAnyway(work, ada, card)).toMatch(/HERON ships\..*Project Heron ships/);
  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
  expect(slack.messages(slack.channels.standup.id)).toHaveLength(1);
});

test('a channel’s list holds also what it let pass without approval, until somebody who approves sends it', async () => {
  const work = await agentAtWork({ before: before('channel') });
  const { slack } = work;
  const { ada, ben } = slack.users;
  await work.command(ada, `allow post_message <#${slack.channels.standup.id}|standup>`);
  const free = await work.task('post_message', { to: '#standup', text: 'The herons fly.' });
  expect(await work.outcome(free)).toMatchObject({ state: 'done' });
  const held = await work.task('post_message', { to: '#standup', text: 'Project Heron ships.' });
  const card = await work.reads('[Review…]');
  expect(renderMessage(card)).toContain('this channel’s do-not-say list');
  await sendAnyway(work, ben, card);
  expect(await work.outcome(held)).toMatchObject({ state: 'done' });
});

test('a list that is newer than a card holds it when somebody approves, or when it is to run', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben } = slack.users;
  const { standup } = slack.channels;
  const asked = await work.task('post_message', { to: '#standup', text: 'Project Heron ships.' });
  const card = await work.reads('[Approve]');
  await forbid(work, 'channel', 'Project Heron');
  expect(await work.told(ben, () => press(work, ben, card, 'Approve'))).toContain(
    'words on this channel’s do-not-say list, which has changed in the meantime',
  );
  const held = await work.reads('[Review…]');
  expect(work.shown().join('\n')).not.toMatch(/heron/i);
  await forbid(work, 'workspace', 'Heron ships');
  await sendAnyway(work, ben, held);
  const adminsAlone = await work.reads('Only a workspace admin');
  expect(slack.messages(standup.id)).toEqual([]);
  await sendAnyway(work, ada, adminsAlone);
  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });

  // Approved just before somebody sets the list, and not out yet.
  await work.task('post_message', { to: '#standup', text: 'The budget is cut.' });
  await work.reads('The budget is cut');
  await work.restart({}, async () => {
    await work.database.db.execute(sql`update tool_calls set state = 'approved', decided_by = ${ben.id}, decided_at = now(),
      next_run_at = now(), version = version + 1 where state = 'awaiting_approval'`);
    await forbid(work, 'channel', 'the budget');
  });
  await work.reads('[Review…]');
  expect(work.shown().join('\n')).not.toMatch(/budget/i);
  expect(slack.messages(standup.id)).toHaveLength(1);
});

test('a held card that is declined, or was read before an edit, shows no word and sends none', async () => {
  const work = await agentAtWork({ before: before('channel') });
  const { slack } = work;
  const { ben, cleo } = slack.users;
  await work.task('post_message', { to: '#standup', text: 'Project Heron ships.' });
  const card = await work.reads('[Review…]');
  await work.press(cleo, card, 'Review…');
  const review = await slack.waitForView((view) => view.user === cleo.id);
  await work.press(ben, card, 'Edit');
  const edit = await slack.waitForView((view) => view.user === ben.id);
  const values = { text: 'Project Heron ships today.' };
  await slack.submitView({ user: ben.id, viewId: edit.id, values });
  const edited = await work.reads('Edited by @Ben');
  expect(await work.told(cleo, () => slack.submitView({ user: cleo.id, viewId: review.id }))).toContain(
    '@Ben edited it',
  );
  await work.press(ben, edited, 'Decline');
  await work.reads(/Declined/i);
  expect(work.shown().join('\n')).not.toMatch(/heron/i);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('an agent’s questions and reports are refused by the list’s name, and tasks of a call stand without their words', async () => {
  const work = await agentAtWork({ before: before('workspace') });
  const { agent, meetingId: meeting_id, pika, sessionId } = work;
  const refusals = [
    await agent.refused('ask_channel', {
      meeting_id,
      question: 'When does Project Heron ship?',
      wait_seconds: 0,
    }),
    await agent.refused('report_task', {
      ...{ meeting_id, task_id: 'one', title: 'A task', status: 'complete' },
      outcome: 'project heron is late',
    }),
  ];
  for (const refusal of refusals) {
    expect(refusal).toContain('this workspace’s do-not-say list');
    expect(refusal).not.toMatch(/heron/i);
  }
  pika.control(sessionId).emit({
    type: 'task.completed',
    task: { id: 't1', kind: 'search', title: 'Find Project Heron', output: 'Nothing.' },
  });
  await work.reads(/Not shown, because of this workspace’s do-not-say list/);
  expect(work.shown().join('\n')).not.toMatch(/heron/i);
});

test('a recap with forbidden words waits, names the list alone, and goes with its transcript when somebody sends it anyway', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  await forbid(world, 'channel', 'secret budget');
  const { thread } = await spokenCall(world, 'Ben: I will send the secret budget to finance by Friday.');
  await thread.reads('words on this channel’s do-not-say list');
  expect(thread.ours().join('\n')).not.toContain('budget');
  expect(slack.files().filter(({ completed }) => completed)).toEqual([]);
  await thread.press('Send anyway');
  await thread.reads(/secret budget/);
  await thread.reads('transcript.md');
});

test('a held recap isn’t released over a list that somebody set meanwhile', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const channel = slack.channels.general.id;
  await slack.command({ user: slack.users.ada.id, channel, text: 'recap hold' });
  const { thread } = await spokenCall(world, 'Ben: I will send the secret budget to finance by Friday.');
  await thread.reads('are held');
  await forbid(world, 'channel', 'secret budget');
  await thread.press('Release');
  await thread.reads('words on this channel’s do-not-say list');
  expect(thread.ours().join('\n')).not.toContain('budget');
  await thread.press('Send anyway');
  await thread.reads(/secret budget/);
});

test('a recap that the workspace’s list holds is an admin’s to send', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  await forbid(world, 'workspace', 'secret budget');
  const { thread } = await spokenCall(world, 'Ben: I will send the secret budget to finance by Friday.', {
    user: ben.id,
  });
  await thread.reads('words on this workspace’s do-not-say list');
  const card = slack
    .messages(thread.channel, thread.ts)
    .find((message) => renderMessage(message).includes('[Send anyway]'));
  if (!card) throw new Error('No card');
  await press(world, ben, card, 'Send anyway');
  await slack.waitForEphemeral((message) => renderMessage(message).includes('only a workspace admin'));
  expect(thread.ours().join('\n')).not.toContain('budget');
  await thread.press('Send anyway', ada.id);
  await thread.reads(/secret budget/);
});

test('all lists go into the avatar’s instructions', async () => {
  const work = await agentAtWork({
    before: async (world) => {
      await forbid(world, 'workspace', 'Project Heron');
      await forbid(world, 'channel', 'the layoffs');
    },
  });
  const [session] = work.pika.sessions;
  expect(session?.systemPrompt).toMatch(/Project Heron[\s\S]*the layoffs/);
});
