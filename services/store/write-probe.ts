import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Executor } from './executor.ts';

/** More than what is left free inside files that the database already has. */
const probe = new Uint8Array(64 * 1024);

/**
 * Writes what leaves nothing behind, and throws where that fails: a full disk, a database that only reads. A row
 * that goes at once was written all the same. `folder` is the embedded database's.
 */
export async function probeWrites(db: Executor, folder: string | null): Promise<void> {
  const id = randomUUID();
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into processes (id, alive_until) values (${id}, clock_timestamp())`);
    await tx.execute(sql`delete from processes where id = ${id}`);
  });
  if (!folder) return;
  const file = join(folder, 'write.probe');
  try {
    await writeFile(file, probe, { mode: 0o600 });
  } finally {
    await rm(file, { force: true });
  }
}
