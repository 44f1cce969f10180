import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makePrivate } from './private-folder.ts';

export class FolderInUse extends Error {
  /** The process that has it, or `unknown`. */
  readonly holder: string;
  constructor(folder: string, holder: string) {
    super(
      `The embedded database in ${folder} is in use by process ${holder}. ` +
        'Stop that process, choose another DATA_DIR, or set DATABASE_URL to share one PostgreSQL.',
    );
    this.name = 'FolderInUse';
    this.holder = holder;
  }
}

/**
 * Locks the folder for this process: two processes on one PGlite folder silently lose rows. SQLite's exclusive lock is the
 * operating system's, which ends with the process in any case, so there are no stale locks. The pid file is for people.
 */
export function lockFolder(folder: string): { release(): void } {
  makePrivate(folder);
  const pidFile = join(folder, 'lock.pid');
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!String(error).includes('locked')) throw error;
    throw new FolderInUse(folder, readPid(pidFile));
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return { release: () => lock.close() };
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}
