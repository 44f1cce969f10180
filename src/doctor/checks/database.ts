import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database } from '../../../services/store/database.ts';
import { FolderInUse } from '../../../services/store/embedded-lock.ts';
import { keysAtHand } from '../../../services/store/encryption-key.ts';
import { migrationState, NewerSchema } from '../../../services/store/migrate.ts';
import { countUnreadable } from '../../../services/store/re-encrypt.ts';
import { databaseTime } from '../../../services/store/transaction.ts';
import type { Config } from '../../config.ts';
import { createClock } from '../../workers/clock.ts';
import { type Finding, findings } from '../finding.ts';

type DatabaseSettings = Pick<Config, 'DATABASE_URL' | 'DATA_DIR' | 'ENCRYPTION_KEY'>;

export type Looked = {
  findings: readonly Finding[];
  /** How far this machine's clock is ahead of the database's; null where they are one, or nobody knows. */
  aheadMs: number | null;
};

const database = findings('Database');
const encryption = findings('Encryption key');
const needed = 'Stand-in doesn’t start.';

/** Opens what the settings name, and changes nothing in it. An embedded one that isn't there yet isn't made. */
export async function lookAtDatabase(
  config: DatabaseSettings,
  open: () => Promise<Database>,
): Promise<Looked> {
  const key = keyFindings(config);
  if (!config.DATABASE_URL && !existsSync(join(config.DATA_DIR, 'pglite'))) {
    const found = database.ok(`there is none in ${config.DATA_DIR} yet; the first start makes it.`);
    return { findings: [found, ...key], aheadMs: null };
  }
  try {
    const opened = await open();
    try {
      const found = [await findState(opened), ...key, ...(await findUnreadable(opened, config))];
      return { findings: found, aheadMs: await aheadOf(opened) };
    } finally {
      await opened.close();
    }
  } catch (error) {
    return { findings: [whyNotOpened(config, error), ...key], aheadMs: null };
  }
}

async function findState({ kind, db }: Database): Promise<Finding> {
  const { rows } = await db.execute<{ version: string }>(
    sql`select current_setting('server_version') as version`,
  );
  const what = `${kind === 'postgres' ? 'PostgreSQL' : 'the embedded one, PostgreSQL'} ${rows[0]?.version}`;
  const { pending, unknown } = await migrationState(db);
  if (unknown.length > 0)
    return database.missing(
      new NewerSchema(unknown).message,
      needed,
      'Start the newer version, or restore a backup.',
    );
  const news =
    pending.length === 0 ? 'up to date' : `the next start brings it up to date (${pending.length} to apply)`;
  return database.ok(`${what}, ${news}.`);
}

/** The embedded database has this machine's clock. */
async function aheadOf({ kind, db }: Database): Promise<number | null> {
  if (kind === 'embedded') return null;
  const clock = createClock({
    databaseTime: () => databaseTime(db),
    log: { warn: () => {}, info: () => {} },
  });
  await clock.compare();
  return clock.aheadSeconds() * 1_000;
}

function whyNotOpened({ DATABASE_URL: url, DATA_DIR: folder }: DatabaseSettings, error: unknown): Finding {
  // The usual case: it is Stand-in itself.
  if (error instanceof FolderInUse)
    return database.ok(
      `the embedded one in ${folder} is in use by process ${error.holder}, so it wasn’t checked. Stop Stand-in to check it.`,
    );
  const said = error instanceof Error ? error.message : String(error);
  if (!url) return database.missing(said, needed, 'See DATA_DIR in docs/operating.md.');
  return database.missing(
    `it can’t be opened (${postgresReason(error)}).`,
    needed,
    'Check DATABASE_URL: host, port, name of the database, user and password.',
  );
}

/** PostgreSQL's or the system's code, and what it means; never the message, which may quote the address. */
export function postgresReason(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (code) return meanings[code] ?? code;
    if (/timeout/i.test(cause.message)) return 'no answer in time';
  }
  return 'no answer';
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'no such host',
  '28P01': 'wrong user or password',
  '28000': 'this user may not sign in',
  '3D000': 'no such database',
  '53300': 'it has no connections left',
};

/** What no key opens that the settings name. Another version's tables aren't looked into. */
async function findUnreadable({ db }: Database, config: DatabaseSettings): Promise<Finding[]> {
  const { pending, unknown } = await migrationState(db);
  if (pending.length + unknown.length > 0) return [];
  const folder = config.DATABASE_URL ? null : config.DATA_DIR;
  const count = await countUnreadable(db, keysAtHand(config.ENCRYPTION_KEY, folder));
  if (count === 0) return [];
  return [
    encryption.warning(
      `${count === 1 ? 'one secret' : `${count} secrets`} in the database can’t be decrypted: another key encrypted ${count === 1 ? 'it' : 'them'}.`,
      'Webhooks, calendars, holidays, pictures and voices that need it don’t work, and calls are joined without their passcodes.',
      'Set ENCRYPTION_KEY to the key that you have and, after a space, the one before. See “What is encrypted” in docs/operating.md.',
    ),
  ];
}

/** The embedded database has a key of its own. */
function keyFindings({ DATABASE_URL: url, ENCRYPTION_KEY: key }: DatabaseSettings): Finding[] {
  if (!url || key) return [];
  return [
    encryption.warning(
      'ENCRYPTION_KEY isn’t set.',
      'Webhooks, calendars and holidays can’t be added, and passcodes of calls are kept in the clear.',
      'Set it: openssl rand -base64 32.',
    ),
  ];
}
