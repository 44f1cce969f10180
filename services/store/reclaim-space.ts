import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { Executor } from './executor.ts';
import { databaseTime } from './transaction.ts';

/**
 * Takes what was deleted out of the database's files, unless a pass that began later did so already: many calls
 * forgotten at once cost one. The embedded database has no autovacuum. A PostgreSQL of its own has, keeps its log as its
 * owner says, and its statement timeout would cut a pass through a large table off.
 */
export function spaceReclaimer({ kind, db }: Pick<Database, 'kind' | 'db'>) {
  let lastBegan = Number.NEGATIVE_INFINITY;
  return async (deletedAt: Date): Promise<void> => {
    if (kind === 'postgres' || deletedAt.getTime() < lastBegan) return;
    const begins = await databaseTime(db);
    await rewriteFiles(db);
    lastBegan = begins.getTime();
  };
}

/**
 * A deleted row stays in its file and in the write-ahead log until both are written anew:
 * https://www.postgresql.org/docs/17/sql-vacuum.html,
 * https://www.postgresql.org/docs/17/runtime-config-wal.html (`wal_recycle`). Half a second while nothing else runs.
 */
async function rewriteFiles(db: Executor): Promise<void> {
  await db.execute(sql`vacuum full`);
  // A log file that is used again keeps its old bytes: none is, and the last one is closed.
  await db.execute(sql`set wal_recycle = off`);
  for (let time = 0; time < 2; time += 1) {
    await db.execute(sql`select pg_switch_wal()`);
    await db.execute(sql`checkpoint`);
  }
}
