import { userInfo } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Where tests find a PostgreSQL; its user must be allowed to create databases. */
const postgresUrl =
  process.env.TEST_DATABASE_URL ?? `postgres://${userInfo().username}@127.0.0.1:5432/postgres`;

export function urlOf(database: string): string {
  const url = new URL(postgresUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Connections of an app within a test: half of what it takes by itself, for several tests run on one server. */
export const maxConnections = 9;
/** Of a test: two apps, or a process and its rival; the test's own, and some to spare. */
const connectionsPerTest = 30;

/** Waits until the server has a test's share of connections left: several tests at once may need more than it takes. */
export async function untilThereIsRoom(): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    // Refused where there is none at all.
    if ((await connectionsLeft().catch(() => 0)) >= connectionsPerTest) return;
    await pause(250);
  }
}

async function connectionsLeft(): Promise<number> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ left: number }>(
      `select current_setting('max_connections')::int - count(*)::int as left from pg_stat_activity`,
    );
    return rows[0]?.left ?? 0;
  } finally {
    await client.end();
  }
}

/** Whether there is one. Where there is none its tests are left out, aloud; in CI that is a failure. */
export async function postgresForTests(): Promise<boolean> {
  try {
    await administer('select 1');
    return true;
  } catch (error) {
    const line = `No PostgreSQL at ${new URL(postgresUrl).host} (${String(error)}); set TEST_DATABASE_URL`;
    if (process.env.CI) throw new Error(`${line}. In CI its tests must run.`);
    process.stderr.write(`${line}. Its tests are skipped.\n`);
    return false;
  }
}
