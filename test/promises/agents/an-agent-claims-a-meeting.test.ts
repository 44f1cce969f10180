import { asc, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { agentMessages, meetingAgents, meetingClaims } from '../../../services/store/schema/agents.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent } from '../../support/agent.ts';
import { type HouseInCall, houseInCall } from '../../support/house.ts';

const claims = ({ database }: HouseInCall) =>
  database.db.select().from(meetingClaims).orderBy(asc(meetingClaims.id));
const held = async (world: HouseInCall) =>
  (await claims(world)).filter(({ releasedAt }) => releasedAt === null).map(({ userId }) => userId);
const answered = (world: HouseInCall, words: RegExp) =>
  world.slack.messages(world.channel, world.ts).filter(({ own, text }) => own && words.test(text));

test('a claimed call is the agent’s, by its name on the card; the house agent hears nothing until it is given back, then once', async () => {
  const world = await houseInCall();
  const { slack, model, meetingId: meeting_id } = world;
  const { ada, ben } = slack.users;
  await world.reads('Agent: the house agent');
  const agent = await connectAgent(world, ada.id, 'as Claude');
  expect(await agent.call('get_meeting', { meeting_id })).toMatchObject({ works: 'house_agent' });

  expect(await agent.call('claim_meeting', { meeting_id })).toMatchObject({
    works: 'you',
    agent_name: 'Claude',
    acts_for: ada.id,
    handed_over: [],
    unfinished: [],
  });
  await world.reads(`Agent: “Claude”, acting for @Ada`);
  // Asked again it is the same.
  expect(await agent.call('claim_meeting', { meeting_id })).toMatchObject({ works: 'you' });
  await world.says('Omar', 'Stand-in, what is the date?');
  await world.writes(ben, 'slower please');
  await world.reads('hasn’t read it yet', { ts: world.ts });
  expect(await agent.call('read_channel_messages', { meeting_id })).toMatchObject({
    messages: [{ text: 'slower please' }],
  });
  expect(await agent.call('get_meeting', { meeting_id })).toMatchObject({ works: 'you' });

  expect(await agent.call('claim_meeting', { meeting_id, release: true })).toMatchObject({
    works: 'house_agent',
  });
  await world.reads('Agent: the house agent');
  expect(await agent.call('claim_meeting', { meeting_id, release: true })).toMatchObject({
    says: expect.stringContaining('didn’t have'),
  });
  model.says('It is Monday.');
  // What was said before was the agent's; only this is the house agent's.
  await world.says('Priya Nair', 'Stand-in, which day is it?');
  await world.reads('It is Monday.', { ts: world.ts });
  expect(await world.settled(1)).toMatchObject([{ speaker: 'Priya Nair', state: 'done' }]);
  expect(model.asked).toHaveLength(1);
  expect(await claims(world)).toHaveLength(1);
});

test('what nobody had begun is handed over, what was begun ends where it began', async () => {
  const world = await houseInCall();
  const { slack, model, meetingId: meeting_id } = world;
  const agent = await connectAgent(world);
  const { promise: until, resolve: answer } = Promise.withResolvers<void>();
  model.fail('chat', { do: 'hold', until });
  model.says('It moves to the ninth.');
  await world.says('Priya Nair', 'Stand-in, when is the launch?', 20);
  await expect.poll(async () => (await world.turns()).map(({ state }) => state)).toEqual(['thinking']);
  // This one waits behind it.
  await world.says('Omar', 'Stand-in, who is on call?', 40);
  await expect.poll(async () => (await world.turns()).length).toBe(2);

  expect(await agent.call('claim_meeting', { meeting_id })).toMatchObject({
    handed_over: [{ words: 'Stand-in, who is on call?', speaker: 'Omar', said_at_ms: 40_000 }],
    unfinished: [{ speaker: 'Priya Nair' }],
  });
  answer();
  await world.reads('It moves to the ninth.', { ts: world.ts });
  expect((await world.settled(2)).map(({ state }) => state)).toEqual(['done', 'dropped']);
  expect(model.asked).toHaveLength(1);
  // It has read words of the call: what it posts elsewhere waits, whatever the channel allows.
  await slack.command({
    channel: world.channel,
    user: slack.users.ada.id,
    text: 'allow post_message #standup',
  });
  const posted = await agent.call('post_message', { meeting_id, input: { to: '#standup', text: 'Hello.' } });
  expect(posted).toMatchObject({ state: 'awaiting_approval' });
});

test('in a channel that wants to be asked, what waits for a click goes to the agent that takes over', async () => {
  const world = await houseInCall();
  const { slack, meetingId: meeting_id } = world;
  const { ada } = slack.users;
  await slack.command({ channel: world.channel, user: ada.id, text: 'agent ask' });
  await world.says('Omar', 'Stand-in, who is on call?');
  await world.reads('[Do it]', { ts: world.ts });
  const agent = await connectAgent(world, ada.id, 'as Claude');

  expect(await agent.call('claim_meeting', { meeting_id })).toMatchObject({
    handed_over: [{ words: 'Stand-in, who is on call?' }],
  });
  const after = await world.reads('Handed to the agent that took over: “Claude”', { ts: world.ts });
  expect(renderMessage(after)).not.toContain('[Do it]');
  expect(await world.settled(1)).toMatchObject([{ state: 'dropped' }]);
});

test('who claims second is told who has it; its messages are that one’s; a key for reading, or of who isn’t there, claims nothing', async () => {
  const world = await houseInCall();
  const { slack, meetingId: meeting_id } = world;
  const { ada, ben } = slack.users;
  const agent = await connectAgent(world, ada.id, 'as Claude');
  const other = await connectAgent(world, ben.id);
  const reading = await connectAgent(world, ada.id, 'read');
  const elsewhere = await connectAgent(world, ada.id, 'in #standup');
  await agent.call('claim_meeting', { meeting_id });

  expect(await other.refusal('claim_meeting', { meeting_id })).toMatchObject({
    code: 'claimed',
    says: expect.stringMatching(new RegExp(`Claude.*${ada.id}`)),
  });
  expect(await other.call('claim_meeting', { meeting_id, release: true })).toMatchObject({
    works: 'another_agent',
    agent_name: 'Claude',
  });
  await world.writes(ben, 'to the agent');
  await world.reads('“to the agent”', { ts: world.ts });
  expect(await other.call('read_channel_messages', { meeting_id })).toEqual({ messages: [] });
  expect(await agent.call('read_channel_messages', { meeting_id, wait_seconds: 20 })).toMatchObject({
    messages: [{ text: 'to the agent' }],
  });
  const byReader = reading.client.callTool({ name: 'claim_meeting', arguments: { meeting_id } });
  await expect(byReader).rejects.toThrow('not found');
  expect(await elsewhere.refusal('claim_meeting', { meeting_id })).toMatchObject({ code: 'no_meeting' });
  expect(await held(world)).toEqual([ada.id]);
});

test('what somebody wrote to an agent, and the house agent took over, goes from the thread with what is theirs', async () => {
  const world = await houseInCall();
  const { slack, model, channel, meetingId: meeting_id } = world;
  const { ben } = slack.users;
  const agent = await connectAgent(world);
  await agent.call('claim_meeting', { meeting_id });
  await world.writes(ben, 'mind my secret date');
  await world.reads('hasn’t read it yet', { ts: world.ts });
  model.says('I do.');
  await agent.call('claim_meeting', { meeting_id, release: true });
  await world.reads('I do.', { ts: world.ts });
  expect(answered(world, /secret date/)).not.toEqual([]);

  const asked = await slack.command({ channel, user: ben.id, text: 'forget me' });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ben.id, channel, messageTs: ts, buttonText: 'Delete my data' });
  await expect.poll(() => answered(world, /secret date/)).toEqual([]);
});

const ends: Record<string, (world: HouseInCall) => Promise<unknown>> = {
  'is revoked': ({ slack, channel }) =>
    slack.command({ channel, user: slack.users.ada.id, text: 'connect revoke all' }),
  expires: ({ database }) =>
    database.db.execute(sql`update agent_tokens set expires_at = clock_timestamp() where hint <> ''`),
  'says nothing for ten minutes': ({ database }) =>
    database.db.update(meetingAgents).set({ seenAt: sql`clock_timestamp() - interval '11 minutes'` }),
  async 'goes with all that is its person’s'({ slack, channel }) {
    const { id: user } = slack.users.ada;
    const asked = await slack.command({ channel, user, text: 'forget me' });
    const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
    await slack.press({ user, channel, messageTs: ts, buttonText: 'Delete my data' });
  },
};

test(`a key that ${Object.keys(ends).join(', or ')} gives its call back: the house agent takes what nobody read, and what is said next, once`, async () => {
  const world = await houseInCall();
  const { slack, model, meetingId: meeting_id } = world;
  model.always(({ prompt }) => {
    const request = prompt.slice(prompt.indexOf('REQUEST'));
    return `answer to ${/(?:slower|date|day) \d/.exec(request)?.[0]}`;
  });
  let turns = 0;
  for (const [nth, end] of Object.values(ends).entries()) {
    const agent = await connectAgent(world);
    await agent.call('claim_meeting', { meeting_id });
    await world.reads('Agent: one of @Ada’s');
    await world.says('Omar', `Stand-in, what is date ${nth}?`, nth * 200 + 10);
    await world.writes(slack.users.ben, `slower ${nth} please`);
    await world.reads(new RegExp(`slower ${nth}.*\n.*hasn’t read it yet`), { ts: world.ts });

    await end(world);

    await world.reads(new RegExp(`slower ${nth}.*\n.*gave this meeting back`), { ts: world.ts });
    await world.reads(`answer to slower ${nth}`, { ts: world.ts });
    await world.reads('Agent: the house agent');
    expect(await held(world)).toEqual([]);
    expect(await world.database.db.select().from(agentMessages)).toEqual([]);
    await world.says('Priya Nair', `Stand-in, which is day ${nth}?`, nth * 200 + 100);
    turns += 2;
    const over = (await world.settled(turns)).slice(-2);
    expect(over.map(({ cause, speaker }) => [cause, speaker])).toEqual([
      ['told', null],
      ['spoken', 'Priya Nair'],
    ]);
    await world.reads(`answer to day ${nth}`, { ts: world.ts });
    expect(answered(world, new RegExp(`answer to slower ${nth}`))).toHaveLength(1);
    expect(answered(world, /answer to date/)).toEqual([]);
  }
});

test('with the end of the call it is over, and the house agent answers in its thread again', async () => {
  const world = await houseInCall();
  const { slack, model, meetingId: meeting_id } = world;
  const agent = await connectAgent(world);
  await agent.call('claim_meeting', { meeting_id });
  await agent.call('leave_meeting', { meeting_id });
  await expect.poll(async () => (await world.meetings())[0]?.state).toBe('done');
  await expect.poll(() => held(world)).toEqual([]);

  expect(await agent.refusal('claim_meeting', { meeting_id })).toMatchObject({ code: 'call_over' });
  model.says('Nothing was decided.');
  await world.writes(slack.users.ben, 'what did we decide about the launch?');
  await world.reads('Nothing was decided.', { ts: world.ts });
});

test('of agents that claim a call at once one has it; of claims, speech and releases at once nothing is done twice', async () => {
  const world = await houseInCall({ ratesStandStill: true });
  const { slack, model, meetingId: meeting_id } = world;
  const { ada, ben, cleo } = slack.users;
  model.always(({ prompt }) => `answer ${/number (\d+)/.exec(prompt.slice(prompt.indexOf('REQUEST')))?.[1]}`);
  const agents = await Promise.all([ada, ben, cleo].map(({ id }) => connectAgent(world, id)));
  const claim = (agent: (typeof agents)[number]) =>
    agent.client.callTool({ name: 'claim_meeting', arguments: { meeting_id } });
  const release = (agent: (typeof agents)[number]) =>
    agent.call('claim_meeting', { meeting_id, release: true });

  const firsts = await Promise.all(agents.map(claim));
  expect(firsts.filter(({ isError }) => !isError)).toHaveLength(1);
  expect(await held(world)).toHaveLength(1);
  await Promise.all(agents.map(release));
  expect(await held(world)).toEqual([]);

  // Speech comes in while the call goes from hand to hand.
  const handed: string[] = [];
  const read: string[] = [];
  for (let number = 1; number <= 4; number += 1) {
    const speech = world.says('Omar', `Stand-in, what is number ${number}?`, number * 30);
    const message = world.writes(ben, `and what is number ${number + 100}?`);
    const claimed = await Promise.all(agents.map(claim));
    for (const { structuredContent } of claimed)
      for (const { words } of (structuredContent as { handed_over?: { words: string }[] }).handed_over ?? [])
        handed.push(words);
    await Promise.all([speech, message]);
    await Promise.all(
      agents.map(async (agent) => {
        const { messages } = await agent.call('read_channel_messages', { meeting_id });
        read.push(...(messages as { text: string }[]).map(({ text }) => text));
      }),
    );
    await Promise.all([...agents.map(release), ...agents.map(release)]);
  }
  await slack.idle();
  await expect
    .poll(async () => (await world.turns()).every(({ finishedAt }) => finishedAt !== null))
    .toBe(true);
  await slack.idle();

  const done = (await world.turns()).filter(({ state }) => state === 'done').map(({ words }) => words);
  const numbers = (all: readonly string[]) => all.map((words) => Number(/number (\d+)/.exec(words)?.[1]));
  const [byHouse, byAgents] = [numbers(done), numbers([...handed, ...read])];
  expect(new Set([...byHouse, ...byAgents]).size).toBe(byHouse.length + byAgents.length);
  // What people write is for one of them; what is said may have been an agent's to read in the transcript.
  const written = [101, 102, 103, 104];
  expect([...byHouse, ...byAgents].filter((number) => number > 100).toSorted()).toEqual(written);
  for (const number of byHouse) await world.reads(new RegExp(`answer ${number}\\b`), { ts: world.ts });
  await slack.idle();
  for (const number of byHouse)
    expect(answered(world, new RegExp(`answer ${number}\\b`)), String(number)).toHaveLength(1);
  expect(await held(world)).toEqual([]);
});
