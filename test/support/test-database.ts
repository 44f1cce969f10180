import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../services/store/database.ts';
import { emptyTables, shapeOf } from './database-reset.ts';
import { administer, maxConnections, untilThereIsRoom, urlOf } from './postgres.ts';
import './provided.ts';

export type TestDatabase = Database & {
  /** Its address, where it is PostgreSQL and other processes can reach it. */
  url: string | null;
  remove(): Promise<void>;
};

/** Of this worker, by kind: what the last test left in good order. */
const idle = new Map<'embedded' | 'postgres', TestDatabase>();
const shapes = new WeakMap<TestDatabase, string>();

/**
 * A migrated, empty database of the kind this project tests; `close` by an app leaves it open for the test. One is
 * opened for a worker and emptied between tests; one whose tables a test changed, or that is still held, is thrown
 * away. `own` is for tests with processes of their own, which may outlive them.
 */
export async function openTestDatabase({ own = false } = {}): Promise<TestDatabase> {
  const kind = inject('database');
  const open = kind === 'postgres' ? copyTemplate : loadDump;
  if (own) return open();
  const last = idle.get(kind);
  idle.delete(kind);
  const database = last ?? (await open());
  const before = shapes.get(database) ?? (await shapeOf(database.db));
  shapes.set(database, before);
  return {
    ...database,
    remove: async () => {
      const isReusable = await emptied(database, before);
      if (isReusable && !idle.has(kind)) idle.set(kind, database);
      else await database.remove();
    },
  };
}

/** Has a database ready for this worker's next test, which then has its whole time for itself. */
export async function readyTestDatabase(): Promise<void> {
  if (idle.has(inject('database'))) return;
  const database = await openTestDatabase();
  await database.remove();
}

async function emptied({ db }: TestDatabase, before: string): Promise<boolean> {
  try {
    if ((await shapeOf(db)) !== before) return false;
    await emptyTables(db);
    return true;
  } catch {
    return false;
  }
}

async function loadDump(): Promise<TestDatabase> {
  const dump = new Blob([await readFile(inject('dumpFile'))]);
  const database = await openDatabase({ kind: 'memory', dump }, () => {});
  return { ...database, url: null, close: async () => {}, remove: database.close };
}

async function copyTemplate(): Promise<TestDatabase> {
  await untilThereIsRoom();
  const name = `stand_in_test_${randomUUID().replaceAll('-', '')}`;
  await administer(
    `create database ${name} template ${inject('template')}`,
    // Only a crash of the server could tell the difference, and no test crashes it.
    `alter database ${name} set synchronous_commit = off`,
  );
  const url = urlOf(name);
  const database = await openDatabase({ kind: 'postgres', url, maxConnections }, () => {});
  return {
    ...database,
    url,
    close: async () => {},
    remove: async () => {
      await database.close();
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
}
