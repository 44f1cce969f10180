import { sql } from 'drizzle-orm';
import type { TestDatabase } from './test-database.ts';

/**
 * Sets the clock of a database, which then goes on from there.
 * The first time must be before the app is started, whose connections would not learn of it.
 */
export async function setDatabaseClock({ db, url }: TestDatabase, at: Date): Promise<void> {
  await install({ db, url });
  // Seconds alone: days would be those of the session's zone.
  await db.execute(sql`update test_clock.shift
    set seconds = extract(epoch from ${at.toISOString()}::timestamptz - pg_catalog.clock_timestamp())`);
}

async function install({ db, url }: Pick<TestDatabase, 'db' | 'url'>): Promise<void> {
  const { rows } = await db.execute(sql`select 1 from pg_namespace where nspname = 'test_clock'`);
  if (rows.length > 0) return;
  await db.execute(sql`create schema test_clock`);
  await db.execute(sql`create table test_clock.shift as select 0::double precision as seconds`);
  await db.execute(sql`create function test_clock.clock_timestamp() returns timestamptz language sql volatile as
    'select pg_catalog.clock_timestamp() + make_interval(secs => seconds) from test_clock.shift'`);
  await db.execute(sql`create or replace function pgboss.job_now() returns timestamptz language sql stable as
    'select test_clock.clock_timestamp()'`);
  // Found before PostgreSQL's own; new tables are still public.
  const path = sql`public, test_clock, pg_catalog`;
  await db.execute(sql`set search_path = ${path}`);
  if (url)
    await db.execute(sql`alter database ${sql.identifier(new URL(url).pathname.slice(1))}
    set search_path = ${path}`);
}
