import { expect, test } from 'vitest';
import { connectAgent } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';

test('results name people beside their ids, link the thread, and say when a later call starts', async () => {
  const work = await agentAtWork();
  const { slack, agent, channel, ts, meetingId: meeting_id } = work;
  const { ada, ben, sol } = slack.users;
  const asked = { asked_by: ada.id, asked_by_name: 'Ada' };
  const thread_link = `https://standin-works.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  expect(await agent.call('list_meetings', {})).toMatchObject({ meetings: [{ ...asked, thread_link }] });
  expect(await agent.call('get_meeting', { meeting_id })).toMatchObject({ ...asked, thread_link });
  expect(await agent.call('claim_meeting', { meeting_id })).toMatchObject({ acts_for_name: 'Ada' });

  await slack.post({ channel, user: sol.id, threadTs: ts, text: `<@${slack.botUserId}> slower` });
  expect(await agent.call('read_channel_messages', { meeting_id, wait_seconds: 20 })).toMatchObject({
    messages: [{ from: sol.id, from_name: 'Sol', from_kind: 'guest' }],
  });
  const { question_id } = await agent.call('ask_channel', { meeting_id, question: 'Which day?' });
  await work.reads('Which day?');
  await slack.post({ channel, user: ben.id, threadTs: ts, text: 'Friday' });
  expect(await agent.call('ask_channel', { meeting_id, question_id, wait_seconds: 20 })).toMatchObject({
    answered_by: ben.id,
    answered_by_name: 'Ben',
  });

  await slack.post({ channel, user: ada.id, text: 'in 20 min https://meet.google.com/xyz-abcd-efg' });
  await expect.poll(async () => (await work.meetings()).length).toBe(2);
  const [planned] = (await work.meetings()).filter(({ state }) => state !== 'live');
  expect(await agent.call('list_meetings', {})).toMatchObject({
    meetings: [{ starts_at: planned?.startsAt?.toISOString() }, { starts_at: null }],
  });
});

test('a member’s name is no word of others, a guest’s is', async () => {
  const work = await agentAtWork();
  const { slack, meetingId: meeting_id } = work;
  const { ada, sol } = slack.users;
  await work.command(ada, 'allow post_message #standup');
  const agent = await connectAgent(work, slack.users.ben.id);
  const post = (text: string) => agent.call('post_message', { meeting_id, input: { to: '#standup', text } });
  expect(await agent.call('list_meetings', {})).toMatchObject({ meetings: [{ asked_by_name: 'Ada' }] });
  expect(await post('one')).toMatchObject({ state: 'done' });

  const link = 'https://meet.google.com/xyz-abcd-efg';
  await slack.post({ channel: work.channel, user: sol.id, text: link });
  await expect.poll(async () => (await work.meetings()).length).toBe(2);
  expect(JSON.stringify(await agent.call('list_meetings', {}))).toContain('"Sol"');
  expect(await post('two')).toMatchObject({ state: 'awaiting_approval' });
});

test('every tool says whether it changes, ends or repeats things and reaches outside; a key for reading has none that changes anything', async () => {
  const work = await agentAtWork();
  const reading = await connectAgent(work, undefined, 'read');
  const { tools } = await work.agent.client.listTools();
  const hints = Object.fromEntries(
    tools.map(({ name, annotations: of = {} }) => [
      name,
      [of.readOnlyHint, of.destructiveHint, of.idempotentHint, of.openWorldHint]
        .map((hint) => ({ true: '1', false: '0', undefined: '?' })[String(hint)])
        .join(''),
    ]),
  );
  expect(hints).toMatchInlineSnapshot(`
    {
      "add_to_brief": "0001",
      "ask_channel": "0000",
      "claim_meeting": "0010",
      "draft_document": "0000",
      "get_meeting": "1010",
      "get_recap": "1010",
      "get_task": "1010",
      "join_meeting": "0001",
      "leave_meeting": "0111",
      "list_meetings": "1010",
      "post_message": "0001",
      "read_channel_messages": "0000",
      "report_task": "0000",
      "schedule_follow_up": "0000",
      "search_meetings": "1010",
    }
  `);
  const { tools: theirs } = await reading.client.listTools();
  expect(theirs.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual(
    ['list_meetings', 'get_meeting', 'get_recap', 'search_meetings'].map((name) => [name, true]),
  );
});
