import { sql } from 'drizzle-orm';
import { dataRegister } from './data-register.ts';
import type { Database } from './database.ts';

/**
 * Takes deleted words out of the database's files. The embedded database has no autovacuum, and a deleted row stays in
 * its file and in the write-ahead log until both are written anew: https://www.postgresql.org/docs/17/sql-vacuum.html,
 * https://www.postgresql.org/docs/17/runtime-config-wal.html (`wal_recycle`). Half a second while nothing else runs.
 * A PostgreSQL of its own vacuums by itself and keeps its log as its owner says; there the space is only freed at once.
 */
export async function reclaimSpace({ kind, db }: Pick<Database, 'kind' | 'db'>): Promise<void> {
  if (kind === 'postgres') {
    for (const table of Object.keys(dataRegister)) await db.execute(sql`vacuum ${sql.identifier(table)}`);
    return;
  }
  await db.execute(sql`vacuum full`);
  // A log file that is used again keeps its old bytes: none is, and the last one is closed.
  await db.execute(sql`set wal_recycle = off`);
  for (let time = 0; time < 2; time += 1) {
    await db.execute(sql`select pg_switch_wal()`);
    await db.execute(sql`checkpoint`);
  }
}
