import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { meetingAgents } from '../../../services/store/schema/agents.ts';
import { connectAgent, connectKey, openClient } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { knock } from '../../support/knock.ts';
import { startWorld, type World } from '../../support/world.ts';

const command = async ({ slack }: World, user: { id: string }, text: string) =>
  (await slack.command({ user: user.id, channel: slack.channels.general.id, text })).text ?? '';
const keyIn = (said: string) => /Bearer (standin_[\w-]+)/.exec(said)?.[1] ?? '';
const use = (world: World, token: string, name: string, args: object) =>
  knock(
    world,
    { authorization: `Bearer ${token}` },
    {
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name, arguments: args },
      }),
    },
  );

test('while Slack doesn’t say whose key it is, the key opens nothing, and its answer says why', async () => {
  const world = await startWorld();
  const { slack } = world;
  const authorization = `Bearer ${await connectKey(world)}`;
  // From its start on: it asks for the owners of all keys then.
  const silent = slack.faults.add({
    method: 'users.info',
    times: 1_000,
    effect: { kind: 'error', error: 'internal_error' },
  });
  await world.restart();

  const closed = await knock(world, { authorization });
  expect(closed.status).toBe(503);
  expect(closed.body).toContain('Slack isn’t responding');
  silent.remove();
  expect((await knock(world, { authorization })).status).toBe(200);
});

test('only an admin revokes somebody else’s keys', async () => {
  const world = await startWorld();
  const { ada, ben, cleo } = world.slack.users;
  const authorization = `Bearer ${await connectKey(world, ben.id)}`;

  expect(await command(world, cleo, `connect revoke <@${ben.id}|ben>`)).toContain('Only workspace admins');
  expect((await knock(world, { authorization })).status).toBe(200);
  expect(await command(world, ada, `connect revoke <@${ben.id}|ben>`)).toContain(
    `Revoked 1 key of <@${ben.id}>`,
  );
  expect((await knock(world, { authorization })).status).toBe(401);
});

test('a person who left the channel no longer sees their task or question, and while Slack is silent nobody does', async () => {
  const work = await agentAtWork();
  const { slack, channel, meetingId: meeting_id, agent } = work;
  const { task_id } = await work.task('post_message', { to: '#standup', text: 'Done.' });
  const { question_id } = await agent.call('ask_channel', { meeting_id, question: 'Which day?' });
  const look = async () => [
    (await use(work, agent.token, 'get_task', { task_id })).body,
    (await use(work, agent.token, 'ask_channel', { meeting_id, question_id })).body,
  ];
  expect((await look()).every((body) => !body.includes('isError'))).toBe(true);

  await work.restart();
  const silent = slack.faults.add({
    method: 'users.conversations',
    times: 1_000,
    effect: { kind: 'error', error: 'internal_error' },
  });
  for (const body of await look()) expect(body).toContain('Slack isn’t responding');
  silent.remove();
  expect((await look()).every((body) => !body.includes('isError'))).toBe(true);

  await slack.removeMember({ channel, user: slack.users.ada.id });
  await work.restart();
  const [task, question] = await look();
  expect(task).toContain('haven’t requested');
  expect(question).toContain('No such meeting');
});

test('a key that is revoked while its requests wait hears nothing more, and takes nothing from others', async () => {
  const work = await agentAtWork();
  const { slack, channel, ts: threadTs, meetingId: meeting_id, agent } = work;
  const other = await connectAgent(work, slack.users.ben.id);
  await other.call('read_channel_messages', { meeting_id });
  const { task_id } = await work.task('post_message', { to: '#standup', text: 'Done.' });
  const { question_id } = await agent.call('ask_channel', { meeting_id, question: 'Which day?' });
  const waits = [
    use(work, agent.token, 'read_channel_messages', { meeting_id, wait_seconds: 4 }),
    use(work, agent.token, 'get_task', { task_id, wait_seconds: 45 }),
    use(work, agent.token, 'ask_channel', { meeting_id, question_id, wait_seconds: 45 }),
  ];
  await expect
    .poll(async () => (await agent.call('read_channel_messages', { meeting_id })).messages)
    .toEqual([]);
  expect(await command(work, slack.users.ada, 'connect revoke all')).toContain('Revoked');

  await slack.post({ channel, threadTs, user: slack.users.cleo.id, text: 'On Friday.' });
  await slack.post({ channel, threadTs, user: slack.users.cleo.id, text: `<@${slack.botUserId}> slower` });
  const bodies = (await Promise.all(waits)).map(({ body }) => body);
  expect(bodies.join()).not.toMatch(/On Friday|slower|approved it/);
  expect(await other.call('read_channel_messages', { meeting_id })).toMatchObject({
    messages: [{ text: 'slower' }],
  });
});

test('a person who leaves the channel while waiting for its messages gets none, and takes none from others', async () => {
  const work = await agentAtWork();
  const { slack, channel, ts: threadTs, meetingId: meeting_id, agent, database } = work;
  const { ada, ben } = slack.users;
  const waiting = agent.call('read_channel_messages', { meeting_id, wait_seconds: 33 });
  await expect.poll(() => database.db.$count(meetingAgents)).toBe(1);

  await slack.removeMember({ channel, user: ada.id });
  // Slack's answers are remembered for half a minute: that long passes.
  const { now } = performance;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + 31_000);
  onTestFinished(() => clock.mockRestore());
  await slack.post({ channel, user: ben.id, threadTs, text: `<@${slack.botUserId}> the secret day` });
  expect(await waiting).toEqual({ messages: [] });

  const bens = await connectAgent(work, ben.id);
  expect(await bens.call('read_channel_messages', { meeting_id, wait_seconds: 20 })).toMatchObject({
    messages: [{ from: ben.id, text: 'the secret day' }],
  });
});

test('a key for one channel lists nothing of its owner’s DM, and a key for reading gets no messages', async () => {
  const work = await agentAtWork();
  const { slack, agent } = work;
  const { ada } = slack.users;
  const join = 'https://meet.google.com/xyz-abcd-efg';
  await agent.call('join_meeting', { link: join });
  const list = async (token: string) => {
    const client = await openClient(work.app.port, token);
    const { structuredContent } = await client.callTool({ name: 'list_meetings', arguments: {} });
    await client.close();
    return JSON.stringify(structuredContent);
  };
  expect(await list(agent.token)).toContain('xyz-abcd-efg');
  const general = keyIn(await command(work, ada, `connect in <#${work.channel}|general>`));
  expect(await list(general)).toContain(work.meetingId);
  expect(await list(general)).not.toContain('xyz-abcd-efg');

  // The only one that could hear is gone; the one that reads can't.
  const reading = keyIn(await command(work, ada, 'connect read'));
  await use(work, reading, 'get_meeting', { meeting_id: work.meetingId });
  await command(work, ada, `connect revoke ${agent.token.slice(-4)}`);
  const { ts: threadTs, channel } = work;
  await slack.post({ channel, user: ada.id, threadTs, text: `<@${slack.botUserId}> slower please` });
  await work.reads('none is connected');
});

test('expired keys don’t count towards the limit of ten', async () => {
  const world = await startWorld();
  const { ada } = world.slack.users;
  for (let count = 0; count < 10; count += 1) await connectKey(world);
  expect(await command(world, ada, 'connect new')).toContain('already have 10 keys');
  await world.database.db.execute(
    sql`update agent_tokens set expires_at = clock_timestamp() - interval '1 second' where id = (select min(id::text)::uuid from agent_tokens)`,
  );
  await connectAgent(world);
});

test('a key that is revoked while Slack takes its time neither reads, writes nor sends anybody', async () => {
  const work = await agentAtWork();
  const { slack, meetingId: meeting_id, agent } = work;
  const { ada } = slack.users;
  await work.command(ada, 'allow post_message #standup');
  await work.command(ada, 'allow join_meeting');
  const input = { to: '#standup', text: 'After the end.' };
  const link = 'https://meet.google.com/bbb-bbbb-bbb';
  for (const [method, requests] of [
    // Before a request is begun, and while it's looked up who would read the message.
    [
      'users.conversations',
      [
        ['get_meeting', { meeting_id }],
        ['list_meetings', {}],
        ['report_task', { meeting_id, task_id: 't', title: 'After the end.', status: 'complete' }],
        ['leave_meeting', { meeting_id }],
        ['join_meeting', { link, channel: '#general' }],
      ],
    ],
    ['conversations.members', [['post_message', { meeting_id, input }]]],
  ] as const) {
    // What Slack said is remembered for a while; another process asks again.
    await work.restart();
    const { token } = method === 'users.conversations' ? agent : await connectAgent(work);
    const slow = slack.faults.hold(method, { before: true });
    const asked = requests.map(([name, args]) => use(work, token, name, args));
    await expect.poll(() => slow.planted.hits).toBe(1);
    expect(await command(work, ada, 'connect revoke all')).toContain('Revoked');
    slow.release();
    for (const { body } of await Promise.all(asked)) expect(body).not.toMatch(/link|"state|task_id/);
  }
  expect((await work.meetings()).map(({ state }) => state)).toEqual(['live']);
  expect(work.shown().join()).not.toContain('After the end');
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});
