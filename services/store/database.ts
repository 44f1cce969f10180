import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { NodePgSession } from 'drizzle-orm/node-postgres';
import { PgDatabase } from 'drizzle-orm/pg-core';
import { PgliteSession } from 'drizzle-orm/pglite';
import pg from 'pg';
import { type ConstructorOptions, fromPglite } from 'pg-boss';
import { openFolder, startParams } from './embedded-folder.ts';
import { lockFolder } from './embedded-lock.ts';
import type { Executor } from './executor.ts';
import { keepFewParsers } from './few-parsers.ts';
import { askByName, statementNames } from './named-statements.ts';
import { dialectWithPlainColumns } from './plain-columns.ts';
import { keepPrepared } from './prepared-statements.ts';
import { explained, makePrivate } from './private-folder.ts';

export type Database = {
  kind: 'embedded' | 'postgres';
  db: Executor;
  /** How pg-boss reaches the same database. */
  bossOptions: ConstructorOptions;
  ping(): Promise<void>;
  /** A tar file of all of it as it is now; null where the server has backups of its own. */
  dump: (() => Promise<Uint8Array>) | null;
  close(): Promise<void>;
};

export type DatabaseSource =
  /** A third of the connections is for jobs. */
  | { kind: 'postgres'; url: string; maxConnections?: number }
  /** `dump` starts an empty folder, or memory, from a dump of another. */
  | { kind: 'embedded'; folder: string }
  | { kind: 'memory'; dump: Blob };

/** Opens PostgreSQL, or PGlite in a folder that no other process has. */
export async function openDatabase(
  source: DatabaseSource,
  onError: (error: Error) => void,
): Promise<Database> {
  return source.kind === 'postgres' ? openPostgres(source, onError) : openEmbedded(source);
}

async function openEmbedded(source: Exclude<DatabaseSource, { kind: 'postgres' }>): Promise<Database> {
  const { pglite, release } =
    source.kind === 'embedded'
      ? await openLocked(source.folder)
      : { pglite: await PGlite.create({ loadDataDir: source.dump, startParams }), release: () => {} };
  const dialect = dialectWithPlainColumns();
  const $client = keepPrepared(keepFewParsers(pglite));
  const db: Executor = new PgDatabase(dialect, new PgliteSession($client, dialect, undefined), undefined);
  Object.assign(db, { $client });
  return {
    kind: 'embedded',
    db,
    bossOptions: { backend: 'pglite', db: fromPglite(pglite) },
    ping: async () => void (await db.execute(sql`select 1`)),
    // What is committed is in its log, so it's as after a crash at this moment: nothing is lost.
    dump: async () => new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()),
    close: async () => {
      await pglite.close();
      release();
    },
  };
}

async function openLocked(folder: string) {
  let lock: ReturnType<typeof lockFolder> | undefined;
  try {
    lock = lockFolder(folder);
    const pglite = await openFolder(folder);
    // PGlite gives some of its files a mode of their own, whatever the umask is.
    makePrivate(folder);
    return { pglite, release: lock.release };
  } catch (error) {
    lock?.release();
    throw explained(error, folder);
  }
}

function openPostgres(
  { url, maxConnections = 18 }: Extract<DatabaseSource, { kind: 'postgres' }>,
  onError: (error: Error) => void,
): Database {
  const forJobs = Math.floor(maxConnections / 3);
  const limits = {
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    // A half-open connection is noticed when a query isn't answered; in a transaction within 30 s.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    query_timeout: 12_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  };
  const pool = new pg.Pool({ ...limits, max: maxConnections - forJobs });
  // A broken connection is replaced at its next use. Without listeners its error would end the process; the pool itself
  // listens only while a connection is idle.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', onError));
  const db = executorOn(pool);
  return {
    kind: 'postgres',
    db,
    bossOptions: { ...limits, max: forJobs },
    ping: async () => void (await db.execute(sql`select 1`)),
    dump: null,
    close: () => pool.end(),
  };
}

/** Drizzle's own transaction never releases the connection when `begin` fails, and returns broken ones to the pool. */
function executorOn(pool: pg.Pool): Executor {
  const dialect = dialectWithPlainColumns();
  const names = statementNames();
  const on = ($client: pg.Pool | pg.PoolClient): Executor => {
    const asking = askByName($client, names, $client !== pool) as pg.PoolClient;
    const db: Executor = new PgDatabase(dialect, new NodePgSession(asking, dialect, undefined), undefined);
    return Object.assign(db, { $client });
  };
  const db = on(pool);
  db.transaction = async (work, options) => {
    const client = await pool.connect();
    let failed = true;
    try {
      const result = await on(client).transaction(work, options);
      failed = false;
      return result;
    } finally {
      client.release(failed);
    }
  };
  return db;
}
