import { eq, isNull, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import { transact } from '../../../services/store/transaction.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { keepStatements } from '../../support/keep-statements.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { startWorld, type World } from '../../support/world.ts';

const options = { settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret }, pace: 'pushed' } as const;

let ms = 0;
async function says(world: World, sessionId: string, text: string, speaker = 'Priya Nair') {
  ms += 2_000;
  const segment = { speaker, text, start_ms: ms, end_ms: ms + 900 };
  expect(await push(world, sessionId, { type: 'transcript.segment', segment })).toBe(202);
}

/** A call in which somebody is known to speak. */
async function talkingCall(world: World) {
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await says(world, session.id, 'Good morning everybody.');
  await untilApplied(world);
  return { thread, sessionId: session.id };
}

const untilApplied = ({ database: { db } }: World) =>
  expect.poll(() => db.$count(sessionEvents, isNull(sessionEvents.processedAt))).toBe(0);

async function textOf({ database: { db } }: World, isLike: string) {
  const { rows } = await db.execute<{ text: string }>(sql`
    select body #>> '{segment,text}' as text from session_events where body::text like ${`%${isLike}%`}`);
  return rows.map(({ text }) => text);
}

test('words that concern nobody are stored by one statement; those that do are applied, and what follows them', async () => {
  const world = await startWorld(options);
  const { thread, sessionId } = await talkingCall(world);
  const statements = keepStatements(world.database);
  const applied = async (text: string, speaker?: string) => {
    const from = statements.length;
    await says(world, sessionId, text, speaker);
    await untilApplied(world);
    return statements.slice(from).some((one) => one.text.includes('update session_events set processed_at'));
  };
  expect(await applied('The second point is the budget.')).toBe(false);
  expect(await applied('It is 500.', 'Jonas Weber')).toBe(false);
  expect(await applied('I am an AI and take notes.', 'Stand-in (AI, takes notes)')).toBe(true);
  expect(await applied('And then there is the date.')).toBe(false);
  expect(await applied('Stand-in, wait.')).toBe(true);
  // It may go on with that.
  expect(await applied('Could you look up the date?')).toBe(true);

  await world.database.db.execute(
    sql`update session_polls set named_at = clock_timestamp() - interval '4 minutes'`,
  );
  expect(await applied('The third point is the date.')).toBe(false);
  expect(await applied('Please don’t record this.', 'Jonas Weber')).toBe(true);
  await thread.reads('don’t record this');
  expect(await applied('The merger is in June.')).toBe(true);
  expect(await textOf(world, 'June')).toEqual([]);
});

test('while somebody’s objection is heeded nobody waits for it, and what is said meanwhile isn’t kept', async () => {
  const world = await startWorld(options);
  const { sessionId } = await talkingCall(world);
  const [meeting] = await world.meetings();
  await transact(world.database.db, async (tx) => {
    await tx.execute(sql`select 1 from meetings where id = ${meeting?.id} for no key update`);
    await tx.execute(sql`
      insert into word_gaps (id, team_id, meeting_id, why, from_at, from_ms, state, created_at)
      values (gen_random_uuid(), ${meeting?.teamId}, ${meeting?.id}, 'objection', clock_timestamp() - interval '1 minute', 0, 'stayed', clock_timestamp())`);
    // By a connection of its own, which can't see the gap yet.
    await says(world, sessionId, 'The merger is in June.');
    expect(await textOf(world, 'June')).toEqual(['The merger is in June.']);
  });
  await untilApplied(world);
  await expect.poll(() => textOf(world, 'June')).toEqual([]);
});

test('what a feed says again is applied once', async () => {
  const world = await startWorld({ pika: { feed: 'served' } });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  const segment = { speaker: 'Priya Nair', text: 'The second point.', start_ms: 0, end_ms: 900 };
  session.emit({ type: 'transcript.segment', id: 'said-once', segment });
  const isIt = eq(sessionEvents.eventId, 'said-once');
  await expect.poll(() => world.database.db.$count(sessionEvents, isIt)).toBe(1);
  await untilApplied(world);
});
