import { sql } from 'drizzle-orm';
import { startPolling } from '../common/poll-loop.ts';
import type { Executor } from './executor.ts';
import { processes } from './schema/processes.ts';
import { withRetry } from './transaction.ts';

export type ProcessLifeDeps = {
  db: Executor;
  /** Of this process: its leases have it as their holder. */
  id: string;
  /** Milliseconds between two signs of life. */
  everyMs: number;
  /** Processes that died had work, which is free now. */
  onDeaths: () => void;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

/** So many signs of life may fail to come before a process counts as dead. */
const missedSigns = 3;

/**
 * Says that this process lives, and ends the leases of those that no longer say so: after a `kill -9` others go on within
 * seconds, where a lease on its own runs for half a minute. A process that only stood still finds its leases lost.
 */
export function startLife({ db, id, everyMs, onDeaths, log }: ProcessLifeDeps): { stop(): Promise<void> } {
  const life = sql`clock_timestamp() + make_interval(secs => ${(missedSigns * everyMs) / 1_000})`;
  const beat = async () => {
    const { rows } = await db.execute<{ count: number }>(sql`
      with lives as (
        insert into ${processes} (id, alive_until) values (${id}, ${life})
        on conflict (id) do update set alive_until = excluded.alive_until
      ), dead as (
        delete from ${processes} where id <> ${id} and alive_until < clock_timestamp() returning id
      ), freed as (
        update leases set held_until = clock_timestamp()
        where holder in (select id from dead) and held_until > clock_timestamp()
      )
      select count(*)::int as count from dead`);
    const deaths = rows[0]?.count ?? 0;
    if (deaths === 0) return;
    log.warn({ deaths }, 'Another process died; going on with its work');
    onDeaths();
  };
  let isFailing = false;
  const beating = startPolling(everyMs, async () => {
    try {
      await beat();
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.error({ err: error }, 'Could not say that this process lives; it will be retried');
      isFailing = true;
    }
  });
  return {
    async stop() {
      await beating.stop();
      // Where the database is away, others find out by themselves.
      await db.execute(sql`delete from ${processes} where id = ${id}`).catch(() => undefined);
    },
  };
}

/** Who has the embedded database's folder is its only process: leases in it are of one that died. */
export async function endAllLeases(db: Executor): Promise<void> {
  await withRetry(() =>
    db.execute(sql`
      with gone as (delete from ${processes})
      update leases set held_until = clock_timestamp() where held_until > clock_timestamp()`),
  );
}
