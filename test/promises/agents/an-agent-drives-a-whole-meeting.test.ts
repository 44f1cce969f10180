import { expect, test } from 'vitest';
import { connectAgent } from '../../support/agent.ts';
import { comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { startWorld } from '../../support/world.ts';

test('an agent joins, reports tasks, waits for approval, gets an answer and leaves, through the SDK’s own client', async () => {
  const world = await startWorld();
  const { slack } = world;
  const agent = await connectAgent(world);
  const { tools } = await agent.client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    'add_to_brief',
    'ask_channel',
    'claim_meeting',
    'draft_document',
    'get_meeting',
    'get_recap',
    'get_task',
    'join_meeting',
    'leave_meeting',
    'list_meetings',
    'post_message',
    'read_channel_messages',
    'report_task',
    'schedule_follow_up',
    'search_meetings',
  ]);

  const joined = await agent.call('join_meeting', {
    link: 'https://meet.google.com/abc-defg-hij',
    channel: '#general',
  });
  const meeting_id = String(joined.meeting_id);
  expect(joined.state).toBe('proposed');
  const card = await slack.waitForMessage((message) => message.own && message.text.includes('Asked by'));
  // No money is spent before somebody says so.
  expect(world.pika.sessions).toEqual([]);
  await slack.press({
    user: slack.users.ben.id,
    channel: card.channel,
    messageTs: card.ts,
    buttonText: 'Join now',
  });
  const session = await sessionFor(world);
  session.emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
  session.emit({
    type: 'transcript.segment',
    segment: {
      speaker: 'Priya Nair',
      text: 'Tell #standup we ship on Friday.',
      start_ms: 1_000,
      end_ms: 4_000,
    },
  });
  session.admit();
  const inThread = (words: string | RegExp) =>
    slack.waitForMessage(
      (message) =>
        message.own && message.threadTs === card.ts && new RegExp(words).test(JSON.stringify(message)),
      { hoping: String(words) },
    );
  await slack.waitForMessage((message) => message.ts === card.ts && message.text.includes('is in the call'));

  const seen = await agent.call('get_meeting', { meeting_id });
  expect(seen).toMatchObject({
    state: 'live',
    in_call: true,
    participants: ['Priya Nair'],
    transcript: [{ speaker: 'Priya Nair', text: 'Tell #standup we ship on Friday.' }],
  });

  await agent.call('report_task', {
    meeting_id,
    task_id: 'plan',
    title: 'Write the launch plan',
    status: 'in_progress',
    kind: 'document',
    requested_by: 'Priya Nair',
  });
  await inThread('1 in progress');
  const drafted = await agent.call('draft_document', {
    meeting_id,
    input: { title: 'Launch plan', markdown: '# Launch\n\n- Friday' },
  });
  expect(drafted).toMatchObject({ state: 'done' });
  expect(slack.canvases()).toMatchObject([{ title: 'Launch plan', markdown: '# Launch\n\n- Friday' }]);
  await inThread('Launch plan');

  const asked = await agent.call('post_message', {
    meeting_id,
    input: { text: 'We ship on Friday.', to: '#standup' },
    requested_by: 'Priya Nair',
    quote: 'Tell #standup we ship on Friday.',
    quoted_at_ms: 1_000,
  });
  expect(asked.state).toBe('awaiting_approval');
  const approval = await inThread('run_approve');
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
  const waiting = agent.call('get_task', { task_id: asked.task_id, wait_seconds: 20 });
  await slack.press({
    user: slack.users.ben.id,
    channel: card.channel,
    messageTs: approval.ts,
    buttonText: 'Approve',
  });
  expect(await waiting).toMatchObject({ state: 'done' });
  await expect
    .poll(() => slack.messages(slack.channels.standup.id).map(({ text }) => text))
    .toEqual(['We ship on Friday.']);

  const question = agent.call('ask_channel', {
    meeting_id,
    question: 'Friday morning or evening?',
    wait_seconds: 30,
  });
  await inThread('Friday morning or evening');
  await slack.post({
    channel: card.channel,
    user: slack.users.ada.id,
    text: 'Morning, please',
    threadTs: card.ts,
  });
  expect(await question).toMatchObject({
    state: 'answered',
    answer: 'Morning, please',
    answered_by: slack.users.ada.id,
  });

  await slack.post({
    channel: card.channel,
    user: slack.users.ben.id,
    text: `<@${slack.botUserId}> mention the budget & the plan`,
    threadTs: card.ts,
  });
  const heard = await agent.call('read_channel_messages', { meeting_id, wait_seconds: 20 });
  expect(heard.messages).toMatchObject([{ from: slack.users.ben.id, text: 'mention the budget & the plan' }]);
  await inThread('agent read it');

  await agent.call('leave_meeting', { meeting_id });
  await expect
    .poll(async () => (await agent.call('get_meeting', { meeting_id })).state)
    .toMatch(/wrapping_up|done/);
  expect(session.session.status).toBe('closed');
});

test('an agent sees only meetings of its person’s channels, and nothing after its key is revoked', async () => {
  const world = await startWorld();
  const { slack } = world;
  const thread = await paste(world);
  await comesIn(world, thread);
  const [meeting] = await world.meetings();
  const meeting_id = meeting?.id ?? '';
  const ada = await connectAgent(world);
  expect((await ada.call('list_meetings', {})).meetings).toMatchObject([{ meeting_id }]);

  // Dora is not in #general.
  const dora = await connectAgent(world, slack.users.dora.id);
  expect((await dora.call('list_meetings', {})).meetings).toEqual([]);
  for (const [tool, input] of [
    ['get_meeting', {}],
    ['leave_meeting', {}],
    ['read_channel_messages', {}],
    ['ask_channel', { question: 'Anyone?' }],
    ['report_task', { task_id: 't', title: 'x', status: 'pending' }],
    ['post_message', { input: { text: 'x' } }],
  ] as const) {
    expect(await dora.refused(tool, { meeting_id, ...input }), tool).toContain('No such meeting');
  }
  expect(
    await dora.refused('join_meeting', { link: 'https://meet.google.com/xyz-abcd-efg', channel: '#general' }),
  ).toContain('“#general”');

  const revoked = await slack.command({
    user: slack.users.ada.id,
    channel: slack.channels.general.id,
    text: `connect revoke ${ada.token.slice(-4)}`,
  });
  expect(JSON.stringify(revoked)).toContain('Revoked');
  await expect(ada.client.callTool({ name: 'list_meetings', arguments: {} })).rejects.toThrow();
});
