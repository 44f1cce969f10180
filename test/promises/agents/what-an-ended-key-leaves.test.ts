import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { approvalAction } from '../../../services/slack/blocks/approval-parts.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent, connectKey } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { knock } from '../../support/knock.ts';
import { buttonValueOf } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

test('what a revoked key asked for can no longer be approved, by its owner’s word or an admin’s; what another key asked for can', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ada, ben, cleo } = slack.users;
  const to = '#standup';
  const bens = await connectAgent(work, ben.id);
  const other = async (text: string) => {
    const asked = await bens.call('post_message', { meeting_id: work.meetingId, input: { to, text } });
    return { asked, card: await work.card(text) };
  };
  const { card: stolen } = await other('From a stolen key.');
  await work.task('post_message', { to, text: 'Of Ada’s agent.' });
  const adas = await work.card('Of Ada’s agent.');

  expect(await work.command(ada, `connect revoke <@${ben.id}|ben>`)).toContain('Revoked 1 key');

  const ended = await work.reads(/revoked before anybody approved it[\s\S]*Requested by @Ben/);
  expect(renderMessage(ended)).not.toContain('[Approve]');
  // Who still sees its button presses in vain.
  await slack.press({
    ...{ user: cleo.id, channel: work.channel, messageTs: stolen.ts },
    ...{ actionId: approvalAction.approve, value: buttonValueOf(stolen, approvalAction.approve) },
  });
  await work.press(cleo, adas, 'Approve');
  await expect
    .poll(() => slack.messages(slack.channels.standup.id).map(renderMessage).join())
    .toContain('Of Ada’s agent.');
  expect(slack.messages(slack.channels.standup.id).map(renderMessage).join()).not.toContain('stolen');
});

test('a question of a revoked key takes no reply, and keeps no other agent from asking', async () => {
  const work = await agentAtWork();
  const { slack, agent, meetingId: meeting_id, channel, ts: threadTs } = work;
  await agent.call('ask_channel', { meeting_id, question: 'What’s the password?' });
  await work.reads('What’s the password?');
  const bens = await connectAgent(work, slack.users.ben.id);
  expect(await bens.refused('ask_channel', { meeting_id, question: 'Which day?' })).toContain('still open');

  await work.command(slack.users.ada, 'connect revoke all');

  await bens.call('ask_channel', { meeting_id, question: 'Which day?' });
  await work.reads('Which day?');
  await slack.post({ channel, threadTs, user: slack.users.cleo.id, text: 'On Friday.' });
  const answers = async () =>
    (await work.database.db.execute(sql`select answer from questions order by asked_at`)).rows;
  await expect.poll(answers).toEqual([{ answer: null }, { answer: 'On Friday.' }]);
});

test('the keys of who is in this workspace no more are gone for good, also where nobody uses them meanwhile', async () => {
  const world = await startWorld();
  const { cleo } = world.slack.users;
  const { teamId } = cleo;
  const authorization = `Bearer ${await connectKey(world, cleo.id)}`;
  expect((await knock(world, { authorization })).status).toBe(200);
  // As in an organisation, whose admins took them from this workspace alone.
  cleo.teamId = 'T0OTHERCO1';
  await world.restart();
  const ended = async () => (await world.database.db.execute(sql`select revoked_at from agent_tokens`)).rows;
  await expect.poll(ended).not.toContainEqual({ revoked_at: null });

  cleo.teamId = teamId;
  await world.restart();
  expect((await knock(world, { authorization })).status).toBe(401);
});
