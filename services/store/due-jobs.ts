import { sql } from 'drizzle-orm';
import { startPolling } from '../common/poll-loop.ts';
import type { Executor } from './executor.ts';

export type DueJobsDeps = {
  db: Executor;
  queues: readonly string[];
  /** Has the worker of a queue fetch now. */
  wake: (queue: string) => void;
  /** Milliseconds between two looks. */
  everyMs: number;
  log: { error(fields: object, message: string): void };
};

/**
 * Wakes workers when the start time of a job has come: one query for all queues, where pg-boss on its own asks for each.
 * The next job of a queue is on time, others at most a look late. `blocked` and the state are what pg-boss's index
 * begins with.
 */
export function watchDueJobs({ db, queues, wake, everyMs, log }: DueJobsDeps): { stop(): Promise<void> } {
  const timers = new Set<NodeJS.Timeout>();
  const wakeIn = (queue: string, milliseconds: number) => {
    if (milliseconds <= 0) return wake(queue);
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake(queue);
    }, milliseconds);
    timers.add(timer);
  };
  const names = sql.join(
    queues.map((queue) => sql`${queue}`),
    sql`, `,
  );
  const nextOfEach = sql`
    select queue, ceil(extract(epoch from due_at - pgboss.job_now()) * 1000)::double precision as in_ms
    from unnest(array[${names}]::text[]) as queue
    cross join lateral (
      select start_after as due_at from pgboss.job
      where name = queue and state = 'created' and not blocked
      order by start_after limit 1
    ) as first
    where due_at < pgboss.job_now() + make_interval(secs => ${everyMs / 1_000})`;
  const polling = startPolling(everyMs, async () => {
    try {
      const { rows } = await db.execute<{ queue: string; in_ms: number }>(nextOfEach);
      for (const { queue, in_ms } of rows) wakeIn(queue, in_ms);
    } catch (error) {
      log.error({ err: error }, 'Could not look for jobs that are due; it will be retried');
    }
  });
  return {
    async stop() {
      await polling.stop();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
