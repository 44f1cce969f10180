import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompressSync } from 'node:zlib';
import { createTar, parseTar } from 'nanotar';
import { beginFolder, hasDatabase } from '../embedded-folder.ts';
import { lockFolder } from '../embedded-lock.ts';
import { keyFile } from '../encryption-key.ts';

const compress = promisify(zstdCompress);

/** What a backup has: the embedded database as a tar file, and the key beside it, if there is one. */
const names = { database: 'database.tar', key: keyFile } as const;

/**
 * Writes a backup: whole, or not at all. `database` is a tar file of PostgreSQL's data folder, as PGlite dumps it. The
 * backup can decrypt itself, so it is for its own user alone.
 */
export async function writeBackup(file: string, database: Uint8Array, folder: string): Promise<void> {
  const key = join(folder, keyFile);
  const archive = createTar([
    { name: names.database, data: database },
    ...(existsSync(key) ? [{ name: names.key, data: readFileSync(key) }] : []),
  ]);
  // Of nobody else: a file that is there already may be another user's, and keeps its mode.
  const part = `${file}.${randomUUID()}.part`;
  try {
    writeFileSync(part, await compress(archive), { mode: 0o600, flag: 'wx', flush: true });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Why a backup can't be brought back. */
export type NotRestored = 'no_file' | 'no_backup' | 'database_there' | 'another_key';

/**
 * Makes a backup the embedded database of a folder that has none, once `prepare` is done with it. Throws `FolderInUse`
 * where a process has the folder.
 */
export async function restoreBackup(
  file: string,
  folder: string,
  prepare: (place: string) => Promise<void>,
): Promise<NotRestored | null> {
  if (!existsSync(file)) return 'no_file';
  const entries = entriesOf(file);
  const database = entries.get(names.database);
  if (!database) return 'no_backup';
  const lock = lockFolder(folder);
  try {
    if (hasDatabase(folder)) return 'database_there';
    const [key, path] = [entries.get(names.key), join(folder, keyFile)];
    if (key && existsSync(path) && !readFileSync(path).equals(key)) return 'another_key';
    if (key) writeFileSync(path, key, { mode: 0o600, flush: true });
    try {
      await beginFolder(folder, database, prepare);
    } catch (error) {
      // Half made, it goes.
      hasDatabase(folder);
      throw error;
    }
    return null;
  } finally {
    lock.release();
  }
}

function entriesOf(file: string): Map<string, Uint8Array> {
  try {
    const entries = parseTar(zstdDecompressSync(readFileSync(file)));
    // Copies: what reads a tar file takes a view's whole buffer for it.
    return new Map(entries.map(({ name, data = new Uint8Array() }) => [name, new Uint8Array(data)]));
  } catch {
    return new Map();
  }
}
