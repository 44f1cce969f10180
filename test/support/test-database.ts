import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../services/store/database.ts';
import { administer, most, untilThereIsRoom, urlOf } from './postgres.ts';
import './provided.ts';

export type TestDatabase = Database & {
  /** Its address, where it is PostgreSQL and other processes can reach it. */
  url: string | null;
  remove(): Promise<void>;
};

/** A migrated, empty database of the kind this project tests; `close` by an app leaves it open for the test. */
export async function openTestDatabase(): Promise<TestDatabase> {
  return inject('database') === 'postgres' ? copyTemplate() : loadDump();
}

async function loadDump(): Promise<TestDatabase> {
  const dump = new Blob([await readFile(inject('dumpFile'))]);
  const database = await openDatabase({ kind: 'memory', dump }, () => {});
  return { ...database, url: null, close: async () => {}, remove: database.close };
}

async function copyTemplate(): Promise<TestDatabase> {
  await untilThereIsRoom();
  const name = `stand_in_test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} template ${inject('template')}`);
  const url = urlOf(name);
  const database = await openDatabase({ kind: 'postgres', url, most }, () => {});
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
