import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connectAgent } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { buttonValueOf, outbox, press, untilStates } from '../../support/slack-acts.ts';

const message = { to: '#standup', text: 'We ship.' };

test('when nobody decides within a day, nothing is done, thread and agent hear so, and a late click changes nothing', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben } = slack.users;
  const asked = await work.task('post_message', message);
  const card = await work.card();
  await work.press(ben, await work.reads('[Stop]'), 'Stop');
  await untilStates(work, 'done');

  await work.elapse(23 * 60);
  expect(await work.agent.call('get_task', { task_id: asked.task_id })).toMatchObject({
    state: 'awaiting_approval',
  });
  await work.elapse(61);

  expect(await work.outcome(asked)).toMatchObject({
    state: 'lapsed',
    says: expect.stringContaining('within a day'),
  });
  await work.reads(/:no_entry_sign: Expired: .*within a day/);
  await work.reads(/Failed:\* Post a message to #standup\nExpired: .*within a day/);
  const late = () =>
    slack.press({
      user: ben.id,
      channel: card.channel,
      messageTs: card.ts,
      actionId: 'run_approve',
      value: buttonValueOf(card, 'run_approve'),
    });
  expect(await work.told(ben, late)).toMatch(/Expired: .*within a day/);
  await slack.idle();
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('the same key is one task, also when it’s used several times at once', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const key = 'tell-standup';
  const ask = () => work.task('post_message', message, { key });

  const all = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(new Set(all.map(({ task_id }) => task_id)).size).toBe(1);
  // What the agent says differently the second time is not what people were shown.
  const other = { ...message, text: 'Something else' };
  expect(await work.refusedTask('post_message', other, { key })).toContain('already used');
  await work.press(slack.users.ben, await work.card('We ship.'), 'Approve');
  const asked = await ask();
  expect(await work.outcome(asked)).toMatchObject({ task_id: all[0]?.task_id, state: 'done' });

  expect(slack.messages(slack.channels.standup.id).map(({ text }) => text)).toEqual(['We ship.']);
  // Its card says that it is done; beside it the plan, and no reply.
  const lines = () => work.shown().filter((text) => text.includes('Post a message to #standup'));
  await expect.poll(() => lines().filter((text) => text.includes('Done, approved by @Ben'))).toHaveLength(1);
  await expect.poll(async () => (await outbox(work)).filter(({ state }) => state === 'pending')).toEqual([]);
  expect(lines()).toHaveLength(2);
});

test('one agent’s key means nothing for another agent', async () => {
  const work = await agentAtWork();
  const ben = await connectAgent(work, work.slack.users.ben.id);
  const mine = await work.task('post_message', message, { key: 'one' });
  const handed = { meeting_id: work.meetingId, input: message, key: 'one' };

  const bens = await ben.call('post_message', handed);

  expect(bens.task_id).not.toBe(mine.task_id);
  expect(await ben.refused('get_task', { task_id: mine.task_id })).toContain('haven’t requested');
});

test('a meeting has at most twenty open tasks; a decision makes room', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  // The first is the card that is pressed; the rest costs only rows.
  const first = await work.task('post_message', message);
  const card = await work.card();
  await work.database.db.execute(sql`
    insert into tool_calls select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'key', 'k' || n))).*
    from tool_calls r, generate_series(1, 18) n`);
  const ask = (key: string) => ({ meeting_id: work.meetingId, input: message, key });
  const both = await Promise.all(
    ['a', 'b'].map((key) => work.agent.client.callTool({ name: 'post_message', arguments: ask(key) })),
  );

  expect(both.map(({ isError }) => isError ?? false).sort()).toEqual([false, true]);
  const refused = '20 open tasks';
  expect(await work.refusedTask('post_message', message)).toContain(refused);
  // Also for what would need no click.
  expect(await work.refusedTask('post_message', { text: 'hi' })).toContain(refused);
  const cards = () => work.shown().filter((text) => text.includes('[Approve]'));
  await expect.poll(() => cards().length).toBe(2);

  expect(await press(work, slack.users.ben, card, 'Decline')).toMatchObject({ ok: true });
  await work.outcome(first);
  expect(await work.task('post_message', message)).toMatchObject({ state: 'awaiting_approval' });
});

test('a meeting takes 500 tasks, open or over, and then no more: its plan reads them all', async () => {
  const work = await agentAtWork();
  const hello = { text: 'Hello' };
  expect(await work.task('post_message', hello)).toMatchObject({ state: 'done' });
  await work.database.db.execute(sql`
    insert into tool_calls select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'key', 'k' || n))).*
    from tool_calls r, generate_series(2, 499) n`);

  expect(await work.task('post_message', hello)).toMatchObject({ state: 'done' });
  for (const input of [hello, message])
    expect(await work.agent.refusal('post_message', { meeting_id: work.meetingId, input })).toMatchObject({
      code: 'too_many_tasks',
      says: expect.stringContaining('500'),
    });
});
