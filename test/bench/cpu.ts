import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Of /proc/<pid>/stat: a hundred ticks are a second on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * Seconds of a core that these processes have used so far, with those of their children that have ended: a server's
 * connections come and go. One that has ended itself counts nothing.
 */
export function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.flatMap((pid) => statOf(pid)?.slice(11, 15).map(Number) ?? []);
  return ticks.reduce((sum, one) => sum + one, 0) / ticksPerSecond;
}

/** A PostgreSQL on this machine: its own process and all of its connections; none where it is elsewhere. */
export async function serverProcesses(databaseUrl: string): Promise<number[]> {
  const [row] = await rowsOf<{ pid: number }>(
    databaseUrl,
    "select pid from pg_stat_activity where backend_type = 'checkpointer'",
  );
  const server = parentOf(row?.pid ?? 0);
  if (server === null) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid === server || (Number.isInteger(pid) && parentOf(pid) === server));
}

function parentOf(pid: number): number | null {
  return Number(statOf(pid)?.[1]) || null;
}

/** Of /proc/<pid>/stat, what follows the name; null where there is no such process. */
function statOf(pid: number): string[] | null {
  try {
    // The name may hold blanks and brackets.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null;
  } catch {
    return null;
  }
}

/** Transactions that a database has committed so far. */
export async function commitsOf(databaseUrl: string): Promise<number> {
  const [row] = await rowsOf<{ commits: string }>(
    databaseUrl,
    'select xact_commit as commits from pg_stat_database where datname = current_database()',
  );
  return Number(row?.commits);
}

async function rowsOf<Row extends object>(databaseUrl: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
