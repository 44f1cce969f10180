import { sql } from 'drizzle-orm';
import type { Executor } from './executor.ts';

// Class 08: connection; 40001, 40P01: serialization failure, deadlock; 57P0x: shut down, crashed, starting; 0A000: a plan
// that was made before a newer version migrated.
const transientCodes = /^(08...|0A000|40001|40P01|57P0[123]|53300)$/;
const lostConnection =
  /Connection terminated|ECONNRESET|ECONNREFUSED|EPIPE|Client has encountered a connection error|timeout exceeded when trying to connect|server closed the connection/i;

/** How long a whole unit of work is retried while the database is away. */
const retryForMs = 5_000;

/** What waits for the commit of transactions that run. */
const afterwards = new WeakMap<Executor, (() => void)[]>();

/**
 * Runs `work` in a transaction, and all of it again after a deadlock or a lost connection, for up to 5 s. So `work` must
 * only talk to `tx`.
 */
export function transact<Result>(db: Executor, work: (tx: Executor) => Promise<Result>): Promise<Result> {
  return withRetry(async () => {
    const acts: (() => void)[] = [];
    const result = await db.transaction((tx) => {
      afterwards.set(tx, acts);
      return work(tx);
    });
    // Within another transaction all of it waits for that one's commit.
    for (const act of acts) afterCommit(db, act);
    return result;
  });
}

/** Does something once the transaction is committed, and not if it isn't; at once where there is none. */
export function afterCommit(tx: Executor, act: () => void): void {
  const acts = afterwards.get(tx);
  if (acts) acts.push(act);
  else act();
}

/** The same for work that needs the time, by the database's clock. */
export function inTransaction<Result>(
  db: Executor,
  work: (tx: Executor, now: Date) => Promise<Result>,
): Promise<Result> {
  return transact(db, async (tx) => work(tx, await databaseTime(tx)));
}

/** Retries all of `work` after transient database errors, for up to 5 s. */
export async function withRetry<Result>(work: () => Promise<Result>): Promise<Result> {
  const giveUpAt = performance.now() + retryForMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = Math.min(25 * 2 ** attempt, 500);
      if (!isTransient(error) || performance.now() + wait > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** The time by the database's clock. */
export async function databaseTime(tx: Executor): Promise<Date> {
  const { rows } = await tx.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`,
  );
  return new Date(Number(rows[0]?.ms));
}

/** Whether retrying may help: looks through the whole chain of causes. */
export function isTransient(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (transientCodes.test(code) || lostConnection.test(`${code} ${cause.message}`)) return true;
  }
  return false;
}
