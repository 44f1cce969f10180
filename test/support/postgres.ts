import { userInfo } from 'node:os';
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
