import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Executor } from '../../../services/store/executor.ts';
import { withRetry } from '../../../services/store/transaction.ts';
import { connectAgent } from '../../support/agent.ts';
import { goLive, letInAtOnce, press, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

/** What a newer version does at its start: one more migration, of the kind that the wall of migrations lets through. */
async function migrateFurther(db: Executor): Promise<void> {
  const statements = [
    'alter table meetings add column translated_to text',
    "alter table channels add column translates text not null default 'no'",
    'create table translations (meeting_id uuid primary key references meetings (id), words text not null)',
    // Checks are dropped to allow more.
    `do $$ declare c record; begin
      for c in select conrelid::regclass as changed, conname from pg_constraint
        where contype = 'c' and conrelid in ('meetings'::regclass, 'tool_calls'::regclass, 'slack_outbox'::regclass)
      loop execute format('alter table %s drop constraint %I', c.changed, c.conname); end loop; end $$`,
    "insert into schema_migrations (name) values ('9999-translations.sql')",
    `select pgboss.create_queue('translate', '{"policy":"standard"}')`,
  ];
  // The calls that go on may hold what a statement wants, and want what it holds.
  for (const statement of statements) await withRetry(() => db.execute(sql.raw(statement)));
}

/** Rows as that version leaves them when it's killed: each is overdue, and first where there is an order. */
async function leaveRows({ db }: { db: Executor }, meetingId: string, taskId: string): Promise<void> {
  const copied = `insert into meetings
    select (jsonb_populate_record(m, jsonb_build_object('id', $new, 'call_key', 'meet:new-call-xyz', 'session_id', null,
      'state', 'translating', 'next_run_at', now() - interval '1 hour', 'limit_at', now() - interval '1 hour'))).*
    from meetings m where id = '${meetingId}'`;
  await db.execute(sql.raw(copied.replace('$new', `'${randomUUID()}'`)));
  await db.execute(
    sql`update tool_calls set state = 'translating', next_run_at = now() - interval '1 hour' where id = ${taskId}`,
  );
  await db.execute(sql`insert into slack_outbox (team_id, queue, kind, content, rank, not_before)
    select team_id, channel_id, 'translation', '{}', 0, now() - interval '1 hour' from meetings where id = ${meetingId}`);
  await db.execute(sql`insert into pgboss.job (name, data) values ('translate', '{}')`);
}

const errorsOf = ({ log }: World) => log.filter(({ level }) => Number(level) >= 50);

test('after a newer version was started and killed, this one goes on: calls are asked, stopped and summed up', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika, database } = world;
  const first = await goLive(world);
  await goLive(world, { code: 'bbb-bbbb-bbb' });
  const agent = await connectAgent(world);
  const { task_id: taskId } = await agent.call('post_message', {
    meeting_id: first.meeting.id,
    input: { text: 'We ship.', to: '#standup' },
  });
  await slack.waitForMessage((message) => message.own && JSON.stringify(message.blocks).includes('Approve'));

  await migrateFurther(database.db);
  await leaveRows(database, first.meeting.id, String(taskId));
  // What is overdue is looked for.
  await world.elapse(0.2);

  const control = pika.control(first.session.id);
  control.emit({ type: 'participant.joined', participant: { name: 'Priya' } });
  await waitForCard(world, 'abc-defg-hij', 'is in the call');
  await press(world, slack.users.ada, await waitForCard(world, 'bbb-bbbb-bbb', 'is connected'), 'Stop');
  await expect.poll(() => pika.liveSessions().map(({ id }) => id)).toEqual([first.session.id]);

  control.emit({
    type: 'notes.ready',
    notes: {
      ...{ title: 'Weekly sync', summary: 'They agreed.', decisions: [], chapters: [] },
      ...{ action_items: [], participants: [] },
    },
  });
  control.endCall();
  await world.elapse(0.2);
  await slack.waitForMessage(({ threadTs, text }) => threadTs === first.ts && text.startsWith('Weekly sync'));
  const third = await goLive(world, { code: 'ccc-cccc-ccc' });

  // Who looks hears that the newer version has it.
  const channel = slack.channels.general.id;
  const status = await slack.command({ user: slack.users.ada.id, channel, text: 'status' });
  expect(status.text).toContain('a newer version');
  expect(await agent.call('get_task', { task_id: taskId })).toMatchObject({
    says: expect.stringContaining('In progress'),
  });
  await agent.call('get_meeting', { meeting_id: first.meeting.id });

  // What it left waits for it, as it was.
  const { rows } = await database.db.execute(sql`
    select (select count(*)::int from meetings where state = 'translating') as meetings,
      (select count(*)::int from tool_calls where state = 'translating') as "toolCalls",
      (select count(*)::int from slack_outbox where kind = 'translation' and state = 'pending') as messages,
      (select count(*)::int from pgboss.job where name = 'translate' and state = 'created') as jobs`);
  expect(rows).toEqual([{ meetings: 1, toolCalls: 1, messages: 1, jobs: 1 }]);
  expect(errorsOf(world)).toEqual([]);
  expect(pika.liveSessions().map(({ id }) => id)).toEqual([third.session.id]);
});
