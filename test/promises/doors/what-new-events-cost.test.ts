import { eq, isNull, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { mostComings } from '../../../services/store/rows/session-summary.ts';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import type { NewEvent } from '../../sandbox/pikastream/session-event.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { keepStatements, type Statement } from '../../support/keep-statements.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { rowsRead } from '../../support/rows-read.ts';
import { startWorld, type World } from '../../support/world.ts';

const options = { settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret }, pace: 'pushed' } as const;
const said = (text: string): NewEvent => ({
  type: 'transcript.segment',
  segment: { speaker: 'Priya Nair', text, start_ms: 0, end_ms: 90 },
});
const moved = (number: number): NewEvent => ({
  type: 'task.updated',
  task: { id: `t-${number % 3}`, kind: 'document', title: 'Draft the plan', detail: `Step ${number}` },
});

async function inCall(world: World) {
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  return { thread, sessionId: session.id, meetingId: (await world.meetings())[0]?.id ?? '' };
}

const untilApplied = ({ database: { db } }: World) =>
  expect.poll(() => db.$count(sessionEvents, isNull(sessionEvents.processedAt))).toBe(0);

test('events that come together share commits and are applied together, each once and in their order', async () => {
  const world = await startWorld(options);
  const { sessionId } = await inCall(world);
  const statements = keepStatements(world.database);
  const [senders, each] = [20, 15];
  const sendAll = async (_: unknown, sender: number) => {
    for (let step = 0; step < each; step += 1) {
      const event = { ...said(`Step ${step}`), id: `${sender}-${String(step).padStart(2, '0')}` };
      expect(await push(world, sessionId, event)).toBe(202);
    }
  };
  await Promise.all(Array.from({ length: senders }, sendAll));
  await untilApplied(world);

  const isOf = (words: RegExp) => statements.filter(({ text }) => words.test(text)).length;
  const commits = isOf(/insert into session_events/);
  expect(commits).toBeLessThanOrEqual((senders * each) / 3);
  // Another may have been running, and the poll looks for news too.
  expect(isOf(/update session_events set processed_at/)).toBeLessThanOrEqual(commits + 2);

  const stored = await world.database.db.select().from(sessionEvents).orderBy(sessionEvents.id);
  const ids = stored.map(({ eventId }) => eventId).filter((id) => /^\d+-\d\d$/.test(id));
  expect(ids).toHaveLength(senders * each);
  const bySender = Map.groupBy(ids, (id) => id.split('-')[0]);
  for (const own of bySender.values()) expect(own).toEqual(own.toSorted());
});

test('what is new costs as little after a thousand events as after none', async () => {
  const world = await startWorld(options);
  const { thread, sessionId, meetingId } = await inCall(world);
  const { db } = world.database;
  const statements = keepStatements(world.database);
  const costOf = async (number: number): Promise<Statement[]> => {
    const from = statements.length;
    for (const event of [moved(number), said(`Words ${number}`)]) {
      expect(await push(world, sessionId, event)).toBe(202);
      await untilApplied(world);
    }
    return statements.slice(from).filter((one) => one.text.includes('session_events') && isOf(one));
  };
  const isOf = ({ params }: Statement) => params.includes(meetingId);
  const texts = (some: Statement[]) => [...new Set(some.map(({ text }) => text))].toSorted();

  await costOf(0);
  const few = await costOf(1);
  for (let number = 2; number < 200; number += 1) await push(world, sessionId, moved(number));
  await db.execute(sql`
    insert into session_events (team_id, meeting_id, session_id, event_id, type, at, door, body, processed_at)
    select team_id, meeting_id, session_id, event_id || '-' || n, type, at - make_interval(secs => n), door, body, processed_at
    from session_events, generate_series(1, 1000) n where type = 'transcript.segment' and meeting_id = ${meetingId}`);
  await untilApplied(world);
  // Which of them matter no more is marked once the plan shows the last.
  await thread.reads('Step 199');
  await db.execute(sql`analyze session_events`);
  const many = await costOf(200);

  expect(texts(many)).toEqual(texts(few));
  expect(await db.$count(sessionEvents, eq(sessionEvents.meetingId, meetingId))).toBeGreaterThan(2_000);
  for (const statement of many) {
    expect(await rowsRead(world.database, statement), statement.text).toBeLessThanOrEqual(60);
  }
  await thread.reads('Step 200');
});

test('somebody who comes and goes thousands of times in a call makes it no slower, and Stand-in stays', async () => {
  const world = await startWorld(options);
  const { sessionId, meetingId } = await inCall(world);
  const { db } = world.database;
  const came = (name: string): NewEvent => ({ type: 'participant.joined', participant: { id: name, name } });
  await push(world, sessionId, came('p-1'));
  await untilApplied(world);
  await db.execute(sql`
    insert into session_events (team_id, meeting_id, session_id, event_id, type, at, door, body, processed_at)
    select team_id, id, session_id, 'flood-' || n, case n % 2 when 1 then 'participant.joined' else 'participant.left' end,
      clock_timestamp() - make_interval(secs => 20000 - n), 'webhook',
      jsonb_build_object('participant', jsonb_build_object('id', 'f-' || (n + 1) / 2, 'name', 'Guest')), clock_timestamp()
    from meetings, generate_series(1, 12000) n where id = ${meetingId}`);
  await db.execute(sql`analyze session_events`);

  const statements = keepStatements(world.database);
  await push(world, sessionId, came('p-2'));
  await untilApplied(world);
  const looks = statements.filter(
    ({ text, params }) => /session_events/.test(text) && params.includes(meetingId),
  );
  expect(looks.length).toBeGreaterThan(2);
  for (const look of looks)
    expect(await rowsRead(world.database, look), look.text).toBeLessThanOrEqual(3 * mostComings);
  expect(await world.meetings()).toMatchObject([{ state: 'live', aloneSince: null }]);
});
