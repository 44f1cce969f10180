import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { forbid } from '../../support/do-not-say.ts';
import { press } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

const before = (whose: 'workspace' | 'channel') => (world: Parameters<typeof forbid>[0]) =>
  forbid(world, whose, 'Project Heron');

test('what the workspace’s list holds goes only where an admin sends it anyway', async () => {
  const work = await agentAtWork({ before: before('workspace') });
  const { slack } = work;
  const { ada, ben } = slack.users;
  const asked = await work.task('post_message', { to: '#standup', text: 'Рroject  HERON ships.' });
  const card = await work.reads('[Send anyway]');
  expect(renderMessage(card)).toMatch(
    /has words on this workspace’s do-not-say list\. Only a workspace admin/,
  );

  expect(await work.told(ben, () => press(work, ben, card, 'Send anyway'))).toContain(
    'only a workspace admin',
  );
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
  await work.press(ada, card, 'Send anyway');
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
  const card = await work.reads('[Send anyway]');
  expect(renderMessage(card)).toContain('this channel’s do-not-say list');
  await work.press(ben, card, 'Send anyway');
  expect(await work.outcome(held)).toMatchObject({ state: 'done' });
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
