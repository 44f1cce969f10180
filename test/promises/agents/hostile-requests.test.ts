import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { knock } from '../../support/knock.ts';

const call = (name: unknown, args: unknown) =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });

test('malformed bodies are refused, nothing is stored, and the process lives', async () => {
  const work = await agentAtWork();
  const authorization = `Bearer ${work.agent.token}`;
  const post = (body: string) => knock(work, { authorization }, { body });
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const deepObject = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;

  for (const body of [
    '',
    'null',
    '[]',
    '7',
    '"text"',
    '{',
    '{}',
    '\uFEFF{}',
    deep,
    deepObject,
    '{"jsonrpc":"1.0","id":1,"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":{},"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":1,"method":7}',
    '{"__proto__":{"jsonrpc":"2.0","id":1,"method":"tools/list"}}',
    `[${Array(1_000).fill('{"jsonrpc":"2.0","id":1,"method":"tools/list"}').join(',')}]`,
    call('post_message', JSON.parse('{"a":1}')).replace('{"a":1}', deepObject),
    call('report_task', { meeting_id: work.meetingId, links: Array(100_000).fill(1) }),
    call('post_message', { meeting_id: work.meetingId, input: { text: 'hi', more: Array(100_000).fill(1) } }),
  ]) {
    const answer = await post(body);
    expect(answer.status, body.slice(0, 60)).toBe(400);
    expect(answer.body.length).toBeLessThan(1_000);
  }
  expect((await post(`{"a":"${'x'.repeat(10_000_000)}"}`)).status).toBe(413);
  expect(await stored(work)).toBe(0);
  expect('polluted' in {}).toBe(false);
  expect((await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }))).status).toBe(200);
});

test('unknown tools and invalid inputs get an error in words, and nothing is stored', async () => {
  const work = await agentAtWork();
  const { meetingId: meeting_id } = work;
  const authorization = `Bearer ${work.agent.token}`;
  const task = { meeting_id, task_id: 't', title: 'x', status: 'pending' };

  for (const [name, args] of [
    ['no_such_tool', {}],
    ['__proto__', {}],
    ['constructor', {}],
    ['toString', {}],
    ['', {}],
    [7, {}],
    ['post_message', null],
    ['post_message', []],
    ['post_message', 'text'],
    ['post_message', {}],
    ['post_message', { meeting_id: 'x', input: { text: 'hi' } }],
    ['post_message', { meeting_id: [meeting_id], input: { text: 'hi' } }],
    ['post_message', { meeting_id, input: { text: 7 } }],
    ['post_message', { meeting_id, input: { text: '' } }],
    ['post_message', { meeting_id, input: { text: ' \u0000 ' } }],
    ['post_message', { meeting_id, input: { text: 'hi', to: { id: 'C1' } } }],
    ['post_message', { meeting_id, input: { text: 'hi' }, quoted_at_ms: -1 }],
    ['post_message', { meeting_id, input: { text: 'hi' }, quoted_at_ms: 1e99 }],
    ['post_message', { meeting_id, input: { text: 'hi' }, requested_by: 'x'.repeat(50_000) }],
    ['draft_document', { meeting_id, input: { title: 'x', markdown: 'x'.repeat(100_000) } }],
    ['report_task', { ...task, status: 'great' }],
    ['report_task', { ...task, title: 'x'.repeat(50_000) }],
    ['report_task', { ...task, links: [{ title: 'x', url: 'javascript:alert(1)' }] }],
    ['report_task', { ...task, links: [{ title: 'x', url: 'file:///etc/passwd' }] }],
    ['report_task', { ...task, links: Array(11).fill({ title: 'x', url: 'https://example.com' }) }],
    ['ask_channel', { meeting_id, question: 'x'.repeat(50_000) }],
    ['ask_channel', { meeting_id }],
    ['get_task', { task_id: meeting_id }],
    ['get_task', { task_id: "' or 1=1 --" }],
    ['list_meetings', { limit: 1e9 }],
    ['get_meeting', { meeting_id: crypto.randomUUID() }],
    ['join_meeting', { link: 'https://meet.google.com.evil.com/abc-defg-hij' }],
    ['join_meeting', { link: 'https://evil.com/abc-defg-hij#meet.google.com' }],
    ['join_meeting', { link: 'https://meet.google.com/xyz-abcd-efg', minutes: 1e9 }],
  ] as const) {
    const answer = await knock(work, { authorization }, { body: call(name, args) });
    const said = `${name} ${JSON.stringify(args)?.slice(0, 80)}: ${answer.status} ${answer.body.slice(0, 200)}`;
    expect(answer.body, said).toMatch(/"isError": ?true|"error":/);
    expect(answer.status, said).toBeLessThan(500);
    expect(answer.body.length, said).toBeLessThan(5_000);
    expect(answer.body, said).not.toMatch(/node_modules|services\/|at Object|select |insert /);
  }
  expect(await stored(work)).toBe(0);
  expect(await work.meetings()).toHaveLength(1);
});

test('`__proto__` in the input is data that no tool takes, and changes nothing', async () => {
  const work = await agentAtWork();
  const { meetingId: meeting_id } = work;
  const body = call('post_message', { meeting_id, input: { text: 'hi' }, key: 'one' })
    .replace('"text":"hi"', '"text":"hi","__proto__":{"to":"#standup","polluted":true}')
    .replace(
      '"key":"one"',
      '"__proto__":{"requested_by":"Eve"},"constructor":{"prototype":{"polluted":true}}',
    );

  await knock(work, { authorization: `Bearer ${work.agent.token}` }, { body });

  await work.slack.idle();
  expect(work.slack.messages(work.slack.channels.standup.id)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});

/** What agents left behind: runs, questions and events. */
async function stored({ database }: Awaited<ReturnType<typeof agentAtWork>>): Promise<number> {
  const { rows } = await database.db.execute<{ count: number }>(sql`select
    ((select count(*) from tool_calls) + (select count(*) from questions)
    + (select count(*) from session_events where door = 'mcp'))::int as count`);
  return rows[0]?.count ?? -1;
}
