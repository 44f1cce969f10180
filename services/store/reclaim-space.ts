import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { Executor } from './executor.ts';
import { databaseTime } from './transaction.ts';

/**
 * Takes what was deleted out of the database's files, unless a pass that began later did so already: many calls
 * forgotten at once cost one. The embedded database has no autovacuum. A PostgreSQL of its own has, keeps its log as its
 * owner says, and its statement timeout would cut a pass through a large table off.
 *
 * `comeBack` sends the same once more for later: a pass that fails, or whose process dies, is made again.
 */
export function spaceReclaimer(
  { kind, db }: Pick<Database, 'kind' | 'db'>,
  comeBack: (again: { deletedAt: string; of: Deleted }, at: Date) => Promise<void> = async () => {},
) {
  const lastBegan = { words: Number.NEGATIVE_INFINITY, recordings: Number.NEGATIVE_INFINITY };
  return async (deletedAt: Date, of: Deleted = 'recordings'): Promise<void> => {
    if (kind === 'postgres' || deletedAt.getTime() < lastBegan[of]) return;
    const begins = (await databaseTime(db)).getTime();
    await comeBack({ deletedAt: deletedAt.toISOString(), of }, new Date(begins + comeBackAfterMs));
    await rewriteFiles(db, of);
    lastBegan.words = begins;
    if (of === 'recordings') lastBegan.recordings = begins;
  };
}

/** Longer than a pass takes. */
const comeBackAfterMs = 300_000;

/** What was deleted: words alone, or recordings and pictures as well. */
export type Deleted = 'words' | 'recordings';

/** They have megabytes a row: rewriting ten recordings took 14 seconds, in which nothing else was answered. */
const large = ['voices', 'persona_pictures'];

/** All tables of the database, its own catalogs too: these keep samples of words. */
async function tablesWithoutLarge(db: Executor): Promise<SQL> {
  const { rows } = await db.execute<{ schema: string; name: string }>(sql`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname <> 'pg_toast'`);
  const wanted = rows.filter(({ schema, name }) => schema !== 'public' || !large.includes(name));
  const names = wanted.map(({ schema, name }) => sql`${sql.identifier(schema)}.${sql.identifier(name)}`);
  return sql.join(names, sql`, `);
}

/**
 * A deleted row stays in its file and in the write-ahead log until both are rewritten:
 * https://www.postgresql.org/docs/17/sql-vacuum.html,
 * https://www.postgresql.org/docs/17/runtime-config-wal.html (`wal_recycle`). Half a second while nothing else runs.
 */
async function rewriteFiles(db: Executor, of: Deleted): Promise<void> {
  await db.execute(of === 'words' ? sql`vacuum full ${await tablesWithoutLarge(db)}` : sql`vacuum full`);
  // A log file that is used again keeps its old bytes: none is, and the last one is closed.
  await db.execute(sql`set wal_recycle = off`);
  for (let time = 0; time < 2; time += 1) {
    await db.execute(sql`select pg_switch_wal()`);
    await db.execute(sql`checkpoint`);
  }
}
