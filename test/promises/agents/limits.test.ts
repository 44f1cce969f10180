import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  callRate,
  cardRate,
  maxWaits,
  reportRate,
  requestRate,
} from '../../../services/agents/agent-limits.ts';
import { maxReports } from '../../../services/agents/report.ts';
import { connectAgent } from '../../support/agent.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { knock } from '../../support/knock.ts';
import { startWorld } from '../../support/world.ts';

const counted = { ratesStandStill: true };

test('a key that calls too often is told when to try again; other keys of the same person are not held up', async () => {
  const world = await startWorld(counted);
  const [eager, calm] = [await connectAgent(world), await connectAgent(world)];
  const answers = await Promise.all(
    Array.from({ length: callRate.burst + 20 }, () =>
      eager.client.callTool({ name: 'list_meetings', arguments: {} }),
    ),
  );

  const refused = answers.filter(({ isError }) => isError);
  expect(refused).toHaveLength(20);
  for (const { content } of refused) expect(JSON.stringify(content)).toMatch(/too many calls.*in \d+ second/);
  expect(await calm.call('list_meetings', {})).toEqual({ meetings: [] });
});

test('a key’s requests count whatever they say: a list of tools, nonsense, each message of a batch', async () => {
  const world = await startWorld(counted);
  const [eager, calm] = [await connectAgent(world), await connectAgent(world)];
  const authorization = `Bearer ${eager.token}`;
  const list = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
  const bodies = [
    list,
    '{',
    '[]',
    'null',
    '{"jsonrpc":"2.0","id":1,"method":"no/such"}',
    `[${list},${list}]`,
  ];
  const lot = (length: number) =>
    Promise.all(
      Array.from({ length }, (_, number) =>
        knock(world, { authorization }, { body: bodies[number % bodies.length] ?? '' }),
      ),
    );
  // In two lots: one sender has fewer connections at once.
  const answers = [...(await lot(requestRate.burst / 2)), ...(await lot(requestRate.burst / 2 + 40))];

  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(40);
  expect(refused[0]?.body).toContain('too many requests');
  const batch = (length: number) =>
    knock(world, { authorization: `Bearer ${calm.token}` }, { body: `[${Array(length).fill(list).join()}]` });
  const tooLong = await batch(21);
  expect([tooLong.status, tooLong.body]).toEqual([400, expect.stringContaining('20 messages')]);
  const statuses: number[] = [];
  for (let number = 0; number < requestRate.burst / 20 + 1; number += 1)
    statuses.push((await batch(20)).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
  expect(await calm.call('list_meetings', {})).toEqual({ meetings: [] });
});

test('a few requests of a key wait at once; one more is refused, until one of them is answered', async () => {
  const { agent, meetingId: meeting_id, channel, ts: threadTs, slack } = await agentAtWork(counted);
  const listen = () =>
    agent.client.callTool({ name: 'read_channel_messages', arguments: { meeting_id, wait_seconds: 50 } });
  const say = (text: string) =>
    slack.post({ channel, user: slack.users.ben.id, threadTs, text: `<@${slack.botUserId}> ${text}` });

  const waits = Array.from({ length: maxWaits + 1 }, listen);
  const first = await Promise.race(waits);
  expect(first.isError).toBe(true);
  expect(JSON.stringify(first.content)).toContain(`${maxWaits} requests`);
  expect(await agent.call('read_channel_messages', { meeting_id })).toEqual({ messages: [] });

  let answered = 0;
  for (const wait of waits) void wait.then(() => (answered += 1));
  for (let number = 1; number <= maxWaits; number += 1) {
    await say(`slower, ${number}`);
    await expect.poll(() => answered).toBe(number + 1);
  }
  await say('and louder');
  expect((await listen()).isError ?? false).toBe(false);
});

test('a key reports only so many tasks of a meeting at once; the rest are refused and not stored', async () => {
  const { agent, meetingId: meeting_id, database } = await agentAtWork(counted);
  const report = (number: number) =>
    agent.client.callTool({
      name: 'report_task',
      arguments: { meeting_id, task_id: `t${number}`, title: `Task ${number}`, status: 'error' },
    });
  const answers = await Promise.all(
    Array.from({ length: reportRate.burst + 10 }, (_, number) => report(number)),
  );

  const taken = answers.filter(({ isError }) => !isError).length;
  expect(taken).toBe(reportRate.burst);
  const { rows } = await database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from session_events where door = 'mcp'`,
  );
  expect(rows).toEqual([{ count: taken }]);
});

test('a meeting takes only so many reports, whichever keys they come with', async () => {
  const { agent, meetingId: meeting_id, database } = await agentAtWork(counted);
  const report = { meeting_id, task_id: 't', title: 'Task', status: 'in_progress' };
  await agent.call('report_task', report);
  await database.db.execute(sql`
    insert into session_events (team_id, meeting_id, session_id, event_id, type, at, door, body, processed_at)
    select team_id, meeting_id, session_id, 'copy:' || n, type, at, door, body, at
    from session_events, generate_series(2, ${maxReports}::int) n where door = 'mcp'`);

  expect(await agent.refused('report_task', report)).toContain(`Agents reported ${maxReports} changes`);
});

test('one person’s agents cause few cards at once, whichever keys they use, so other people’s cards don’t wait', async () => {
  const work = await agentAtWork(counted);
  const { meetingId: meeting_id, slack } = work;
  const [one, other] = [work.agent, await connectAgent(work)];
  const link = (number: number) => `https://meet.google.com/aaa-aaaa-a${String.fromCodePoint(97 + number)}a`;
  const join = (number: number) =>
    one.client.callTool({ name: 'join_meeting', arguments: { link: link(number), channel: '#general' } });
  // Joined and left again: no more than a few at once, and so beneath every cap.
  const meetings: string[] = [];
  for (let number = 0; number < 12; number += 1) {
    const { isError, structuredContent } = await join(number);
    expect(isError ?? false).toBe(false);
    meetings.push((structuredContent as { meeting_id: string }).meeting_id);
    await one.call('leave_meeting', { meeting_id: meetings.at(-1) });
  }
  const asked = await Promise.all(
    Array.from({ length: cardRate.burst }, (_, number) =>
      other.client.callTool({
        name: 'post_message',
        arguments: {
          meeting_id: number % 2 === 0 ? meeting_id : meetings[number % meetings.length],
          input: { text: 'Hello', to: `#${slack.channels.standup.name}` },
        },
      }),
    ),
  );

  const refused = asked.filter(({ isError }) => isError);
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(JSON.stringify(refused[0]?.content)).toMatch(/too many cards.*Try again in \d+ second/);
  expect((await join(20)).isError).toBe(true);
  expect(await other.refused('ask_channel', { meeting_id, question: 'And now?' })).toContain(
    'too many cards',
  );
});
