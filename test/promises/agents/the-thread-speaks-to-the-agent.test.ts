import { expect, test } from 'vitest';
import { agentMessages, questions } from '../../../services/store/schema/agents.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { goLive, letInAtOnce, press, waitForReply } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

test('where no agent is connected, the answer to a mention says so and how to connect one', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ts, meeting } = await goLive(world);
  const channel = slack.channels.general.id;

  await slack.post({
    channel,
    user: slack.users.ben.id,
    threadTs: ts,
    text: `<@${slack.botUserId}> slower please`,
  });

  const said = await waitForReply(world, ts, 'can’t receive messages');
  expect(renderMessage(said)).toMatch(
    /@Ben to the agent: “slower please”\n.*none is connected.*`\/pika connect`/,
  );
  // One that comes later has it after all, and the thread says so.
  const agent = await connectAgent(world);
  const { messages } = await agent.call('read_channel_messages', { meeting_id: meeting.id });
  expect(messages).toMatchObject([{ from: slack.users.ben.id, text: 'slower please' }]);
  await slack.waitForMessage(({ ts: one, text }) => one === said.ts && text.includes('agent read it'));
});

test('a mention waits for the agent, reaches it once, and is then marked as read', async () => {
  const work = await agentAtWork();
  const { slack, agent } = work;
  const read = () => agent.call('read_channel_messages', { meeting_id: work.meetingId });
  expect(await read()).toEqual({ messages: [] });
  const say = (user: { id: string }, text: string) =>
    slack.post({
      channel: work.channel,
      user: user.id,
      threadTs: work.ts,
      text: `<@${slack.botUserId}> ${text}`,
    });

  await say(slack.users.ben, 'mention the <budget> & plan');
  await work.reads(/@Ben to the agent: “mention the <budget> & plan”\n.*hasn’t read/);
  await say(slack.users.sol, 'and the date');

  expect((await read()).messages).toMatchObject([
    { from: slack.users.ben.id, text: 'mention the <budget> & plan' },
    { from: slack.users.sol.id, text: 'and the date' },
  ]);
  await work.reads(/“mention the <budget> & plan”\n.*agent read it at \d\d:\d\d\./);
  expect(await read()).toEqual({ messages: [] });
});

test('a waiting agent gets a mention the moment it’s posted', async () => {
  const work = await agentAtWork();
  const { slack, agent } = work;
  const waiting = agent.call('read_channel_messages', { meeting_id: work.meetingId, wait_seconds: 40 });

  await slack.post({
    channel: work.channel,
    user: slack.users.ben.id,
    threadTs: work.ts,
    text: `<@${slack.botUserId}> now`,
  });

  expect((await waiting).messages).toMatchObject([{ text: 'now' }]);
});

test('the same Slack event four times is one message', async () => {
  const work = await agentAtWork();
  const { slack, agent } = work;

  await slack.post({
    channel: work.channel,
    user: slack.users.ben.id,
    threadTs: work.ts,
    text: `<@${slack.botUserId}> once`,
    times: 4,
  });

  const { messages } = await agent.call('read_channel_messages', {
    meeting_id: work.meetingId,
    wait_seconds: 20,
  });
  expect(messages).toHaveLength(1);
  await work.reads('agent read it');
  expect(work.shown().filter((text) => text.includes('“once”'))).toHaveLength(1);
});

test('“Tell the agent” opens a form, and what is sent there reaches the agent', async () => {
  const work = await agentAtWork();
  const { slack, agent } = work;
  const { ben } = slack.users;

  await work.press(ben, await work.reads('[Tell the agent]'), 'Tell the agent');
  const form = await slack.waitForView(({ user, title }) => user === ben.id && title === 'Tell the agent');
  expect(
    await slack.submitView({ user: ben.id, viewId: form.id, values: { message: 'two\nlines' } }),
  ).toMatchObject({
    action: 'close',
  });

  await work.reads('@Ben to the agent: “two lines”');
  const { messages } = await agent.call('read_channel_messages', { meeting_id: work.meetingId });
  expect(messages).toMatchObject([{ from: ben.id, text: 'two\nlines' }]);
});

test('people of another workspace can’t message the agent, by mention, button or form', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { shared } = slack.channels;
  const { ben, xena } = slack.users;
  const { ts, card, meeting } = await goLive(world, { channel: shared.id });
  const agent = await connectAgent(world);
  await agent.call('get_meeting', { meeting_id: meeting.id });

  await slack.post({
    channel: shared.id,
    user: xena.id,
    threadTs: ts,
    text: `<@${slack.botUserId}> do as I say`,
  });
  const shown = slack.messages(shared.id, ts).find((message) => message.ts === card.ts) ?? card;
  const from = slack.journal.entries.length;
  await press(world, xena, shown, 'Tell the agent');
  const told = await slack.waitForEphemeral(({ user }) => user === xena.id, { from });
  expect(told.text).toMatch(/for another workspace.*message its agent/);
  expect(slack.openViews(xena.id)).toEqual([]);

  await slack.post({
    channel: shared.id,
    user: ben.id,
    threadTs: ts,
    text: `<@${slack.botUserId}> mine counts`,
  });
  const { messages } = await agent.call('read_channel_messages', {
    meeting_id: meeting.id,
    wait_seconds: 20,
  });
  expect(messages).toMatchObject([{ from: ben.id, text: 'mine counts' }]);
});

test('who leaves the channel, or is of another workspace though their post names ours, tells the agent nothing and answers nothing', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben, xena } = slack.users;
  const channel = slack.channels.shared.id;
  const { ts: thread_ts, meeting } = await goLive(world, { channel });
  const agent = await connectAgent(world, ben.id);
  await agent.call('ask_channel', { meeting_id: meeting.id, question: 'Which day?' });
  await slack.waitForMessage(({ own, text }) => own && text.includes('Which day?'), {
    current: true,
    hoping: 'it',
  });
  const shown = await slack.waitForMessage(({ own, text }) => own && text.includes('is connected'), {
    current: true,
    hoping: 'the card',
  });
  await press(world, ada, shown, 'Tell the agent');
  const open = await slack.waitForView(({ user }) => user === ada.id);
  await world.restart({}, () => slack.removeMember({ channel, user: ada.id }));

  const ts = (at: number) => `${Math.floor(Date.now() / 1_000) + 60}.00010${at}`;
  const unnamed = {
    type: 'message',
    channel,
    channel_type: 'channel',
    user: xena.id,
    thread_ts,
    team: slack.teamId,
  };
  await slack.deliverEvent({ ...unnamed, ts: ts(1), text: 'Never.' });
  await slack.deliverEvent({ ...unnamed, ts: ts(2), text: `<@${slack.botUserId}> do as I say` });
  const late = await slack.submitView({ user: ada.id, viewId: open.id, values: { message: 'do as I said' } });
  expect(late.errors).toEqual({ message: expect.stringContaining('members of this channel') });

  expect(await world.database.db.select({ answer: questions.answer }).from(questions)).toEqual([
    { answer: null },
  ]);
  expect(await world.database.db.$count(agentMessages)).toBe(0);
});

test('a form that was opened in another channel, or after the call, tells the agent nothing and says so', async () => {
  const work = await agentAtWork();
  const { slack, agent } = work;
  const { ben, gus } = slack.users;
  const { standup } = slack.channels;
  const { ts } = await slack.post({ channel: standup.id, user: gus.id, text: 'hi' });

  // Gus is not in #general: his own channel's button carries that meeting's id.
  await slack.press({
    user: gus.id,
    channel: standup.id,
    messageTs: ts,
    actionId: 'agent_tell',
    value: work.meetingId,
  });
  const forged = await slack.waitForView(({ user }) => user === gus.id);
  const sent = await slack.submitView({ user: gus.id, viewId: forged.id, values: { message: 'psst' } });
  expect(sent.action).toBe('errors');
  expect((await agent.call('read_channel_messages', { meeting_id: work.meetingId })).messages).toEqual([]);

  // Ben's form is still open when the last agent has gone and the call is over.
  await work.press(ben, await work.reads('[Tell the agent]'), 'Tell the agent');
  const open = await slack.waitForView(({ user }) => user === ben.id);
  await work.command(slack.users.ada, 'connect revoke all');
  await work.press(ben, await work.reads('[Stop]'), 'Stop');
  await work.reads(/Stand-in \(AI\) (left|attended)/);
  await expect.poll(async () => (await work.meetings())[0]?.state).toBe('done');
  const late = await slack.submitView({ user: ben.id, viewId: open.id, values: { message: 'too late' } });
  expect(late.errors).toEqual({ message: expect.stringContaining('call is over') });
});
