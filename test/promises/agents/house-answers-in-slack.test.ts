import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent } from '../../support/agent.ts';
import { houseInCall, houseWorld } from '../../support/house.ts';
import { inOrder } from '../../support/in-order.ts';
import { press } from '../../support/slack-acts.ts';

test('a mention in the thread is answered there, once, by what was said in the call; what isn’t addressed to it asks no model', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { ben, cleo } = slack.users;
  await world.writes(cleo, 'I booked the venue.', { mention: false });
  await world.says('Priya Nair', 'The launch moves to the ninth.');
  await world.says('Omar', 'Fine with me.');
  model.says('The launch moves to the ninth, Priya said.');

  await world.writes(ben, 'when is the launch?', { times: 4 });

  await world.reads('The launch moves to the ninth, Priya said.', { ts: world.ts });
  const [turn] = await world.settled(1);
  expect(turn).toMatchObject({ cause: 'thread', asker: ben.id, state: 'done', steps: 1 });
  const [asked] = model.asked;
  expect(asked?.prompt).toMatch(
    inOrder(
      'Priya Nair: The launch moves to the ninth.',
      'Omar: Fine',
      'Cleo: I booked the venue.',
      'Ben',
      'when is the launch?',
    ),
  );
  expect(asked?.instructions).not.toMatch(/Priya|launch/);
  expect(model.asked).toHaveLength(1);
  expect(
    slack.messages(world.channel, world.ts).filter(({ own, text }) => own && text.includes('ninth')),
  ).toHaveLength(1);
});

test('what *Tell the agent* sends is answered in the thread, with who said it', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { ben } = slack.users;
  model.says('Noted: the budget is 40.');

  expect(await press(world, ben, await world.reads('[Tell the agent]'), 'Tell the agent')).toMatchObject({
    ok: true,
  });
  const form = await slack.waitForView(({ user }) => user === ben.id);
  await slack.submitView({ user: ben.id, viewId: form.id, values: { message: 'our budget is 40' } });

  const said = await world.reads('Noted: the budget is 40.', { ts: world.ts });
  expect(renderMessage(said)).toMatch(inOrder('@Ben', 'our budget is 40', 'Noted'));
  expect(await world.settled(1)).toMatchObject([{ cause: 'told', asker: ben.id }]);
});

test('mentions elsewhere and DMs are answered in their threads', async () => {
  const world = await houseWorld();
  const { slack, model } = world;
  const { ben } = slack.users;
  model.always(({ prompt }) =>
    prompt.includes('in private') ? 'Hello in private.' : 'Hello in the channel.',
  );

  const channel = slack.channels.general.id;
  const { ts } = await slack.post({
    channel,
    user: ben.id,
    text: `<@${slack.botUserId}> what do you make of Fridays?`,
  });
  await world.reads('Hello in the channel.', { channel, ts });
  const dm = await slack.post({
    channel: ben.dm,
    user: ben.id,
    text: 'what do you make of Fridays, in private?',
  });
  await world.reads('Hello in private.', { ts: dm.ts });

  expect(await world.settled(2)).toMatchObject([
    { cause: 'mention', meetingId: null, threadTs: ts },
    { cause: 'dm', meetingId: null, threadTs: dm.ts },
  ]);
  // Without a call there is nothing to do but look things up.
  expect(model.asked[0]?.tools.map(({ name }) => name)).toEqual(['search_meetings']);
});

test('a DM is one conversation, and so is a thread: it knows what was asked and answered before', async () => {
  const world = await houseWorld();
  const { slack, model } = world;
  const { ben } = slack.users;
  model.says('Forty.');
  await slack.post({ channel: ben.dm, user: ben.id, text: 'what is our budget?' });
  await world.reads('Forty.');
  await world.settled(1);
  model.says('That is twenty each.');
  await slack.post({ channel: ben.dm, user: ben.id, text: 'and for two teams?' });

  await world.reads('That is twenty each.');
  expect(model.asked[1]?.prompt).toMatch(inOrder('what is our budget?', 'you: Forty.', 'and for two teams?'));
  // What the turn before was given is kept no longer than it took.
  expect((await world.settled(2)).map(({ messages }) => JSON.stringify(messages))).toEqual([
    expect.not.stringContaining('REQUEST'),
    expect.not.stringContaining('REQUEST'),
  ]);
});

test('where somebody’s own agent works, what is said to the agent is for that one', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const agent = await connectAgent(world);
  await agent.call('get_meeting', { meeting_id: world.meetingId });

  await world.says('Omar', 'Stand-in, what is the date?');
  await world.writes(slack.users.ben, 'slower please');
  await world.reads('hasn’t read it yet', { ts: world.ts });
  expect(await agent.call('read_channel_messages', { meeting_id: world.meetingId })).toMatchObject({
    messages: [{ text: 'slower please' }],
  });
  expect(await world.turns()).toEqual([]);
  expect(model.asked).toEqual([]);
});

test('in a call’s thread its name is enough; who only speaks of it asks no model', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { ben } = slack.users;
  model.says('Two tasks are open.');

  await world.writes(ben, 'I asked Stand-in about that yesterday.', { mention: false });
  await world.writes(ben, 'Stand-in, what is open?', { mention: false });

  await world.reads('Two tasks are open.', { ts: world.ts });
  expect(await world.settled(1)).toMatchObject([{ cause: 'thread', words: 'Stand-in, what is open?' }]);
  const elsewhere = await slack.post({ channel: world.channel, user: ben.id, text: 'lunch?' });
  await slack.post({
    channel: world.channel,
    user: ben.id,
    threadTs: elsewhere.ts,
    text: 'Stand-in, what is open?',
  });
  await slack.idle();
  expect(model.asked).toHaveLength(1);
});
