import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { maxParked } from '../../../services/store/rows/store-events.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { goLive, letInAtOnce } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const task = { type: 'task.created' as const, task: { id: 't', kind: 'document' as const, title: 'x' } };

test('of events of unknown sessions only the newest are kept, by number and bytes; a meeting’s own stay', async () => {
  const settings = { PIKASTREAM_WEBHOOK_SECRET: webhookSecret };
  const world = await startWorld({ settings, pika: { script: letInAtOnce } });
  const { session } = await goLive(world);
  expect(await push(world, session.id, task)).toBe(202);

  await park(world, 'old', maxParked.events, 'x');
  expect(await push(world, 'newest', task)).toBe(202);
  expect(await parked(world)).toEqual({ old: maxParked.events - 1, newest: 1 });

  // Each of some megabyte that can't be compressed.
  await park(world, 'large', maxParked.bytes / 1024 / 1024 + 2, null);
  expect(await push(world, 'newest', task)).toBe(202);
  const left = await parked(world);
  expect(left).toMatchObject({ newest: 1 });
  expect(left.old).toBeUndefined();
  expect(left.large).toBeLessThanOrEqual(maxParked.bytes / 1024 / 1024);
  expect(left.large).toBeGreaterThan(1);

  const { rows } = await world.database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from session_events where session_id = ${session.id} and type = 'task.created'`,
  );
  expect(rows).toEqual([{ count: 1 }]);
});

/** So many events of a session that isn't known; null for a body is a large one. */
async function park({ database }: World, session: string, count: number, body: string | null): Promise<void> {
  await database.db.execute(sql`
    insert into session_events (session_id, event_id, type, at, door, body)
    select ${session}, ${session} || n, 'task.created', clock_timestamp(), 'webhook', jsonb_build_object('text',
      coalesce(${body}::text, (select string_agg(md5(n || ':' || i), '') from generate_series(1, 32768) i)))
    from generate_series(1, ${count}::int) n`);
}

async function parked({ database }: World): Promise<Record<string, number>> {
  const { rows } = await database.db.execute<{ session: string; count: number }>(
    sql`select session_id as session, count(*)::int as count from session_events where meeting_id is null group by 1`,
  );
  return Object.fromEntries(rows.map(({ session, count }) => [session, count]));
}
