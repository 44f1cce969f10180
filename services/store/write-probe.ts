import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Executor } from './executor.ts';

/** More than what is left free inside files that the database already has. */
const probe = new Uint8Array(64 * 1024);

/**
 * Writes what leaves nothing behind, and throws where that fails: a full disk, a database that only reads. Locking a row
 * is a write to the log of both databases. `folder` is the embedded database's.
 */
export async function probeWrites(db: Executor, folder: string | null): Promise<void> {
  await db.execute(sql`select 1 from schema_migrations limit 1 for no key update skip locked`);
  if (!folder) return;
  const file = join(folder, 'write.probe');
  try {
    await writeFile(file, probe, { mode: 0o600 });
  } finally {
    await rm(file, { force: true });
  }
}
