import { sql } from 'drizzle-orm';
import { fromDrizzle, type Job, PgBoss, type Queue } from 'pg-boss';
import { z } from 'zod';
import { within } from '../common/within.ts';
import type { Database } from './database.ts';
import type { Executor } from './executor.ts';
import { createRunner, type Runner } from './runner.ts';
import { patiently } from './transaction.ts';

/** Jobs carry keys, never content: what to do is read from the rows when the job runs. */
const payloads = {
  'meeting-attend': z.object({ meetingId: z.string() }),
  'meeting-dispatch': z.object({ meetingId: z.string() }),
  'meeting-news': z.object({ meetingId: z.string() }),
  'tool-run': z.object({ runId: z.string() }),
  'item-reminder': z.object({ itemId: z.string() }),
  'notes-deliver': z.object({ deliveryId: z.string() }),
  'calendar-read': z.object({ calendarId: z.string() }),
  'calendar-events': z.object({ calendarId: z.string() }),
  'slack-deliver': z.object({ teamId: z.string(), queue: z.string() }),
} as const;

type QueueName = keyof typeof payloads;
type Payload<Name extends QueueName> = z.infer<(typeof payloads)[Name]>;

export type Jobs = {
  /** Sends inside `tx`: the job exists when and only when the transaction commits. */
  send<Name extends QueueName>(
    tx: Executor,
    name: Name,
    payload: Payload<Name>,
    startAfter?: Date,
  ): Promise<void>;
  work<Name extends QueueName>(
    name: Name,
    /** Jobs that run side by side. */
    most: number,
    handle: (payload: Payload<Name>, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  isRunning(): boolean;
  /** Stops taking jobs, waits up to `graceMs` for those in hand, and aborts the rest. */
  stop(graceMs: number): Promise<void>;
};

type Log = { error(fields: object, message: string): void; warn(fields: object, message: string): void };

/** A failed look is not repeated by the queue: the sweep finds every row that is overdue. */
const queueOptions = { notify: true, retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 600 };

function hasOptions(queue: Queue): boolean {
  const entries = Object.entries(queueOptions) as [keyof typeof queueOptions, unknown][];
  return entries.every(([option, value]) => queue[option] === value);
}

/**
 * Starts pg-boss on the same database. `lookEveryMs` is how soon a job with a start time is found after it; the others are
 * told of at once. Rows are the truth; jobs only see that they are looked at in time.
 */
export async function startJobs(database: Database, log: Log, lookEveryMs = 1_000): Promise<Jobs> {
  const boss = new PgBoss({
    ...database.bossOptions,
    useListenNotify: true,
    schedule: false,
    openTelemetry: { enabled: false },
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'job queue warning'));
  await boss.start();
  const stopping = new AbortController();
  let running = true;
  const runners: Runner[] = [];

  // A start that finds its queues as they should be costs one query, not twenty.
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const name of Object.keys(payloads)) {
    const queue = known.get(name);
    if (!queue) await boss.createQueue(name, queueOptions);
    else if (!hasOptions(queue)) await boss.updateQueue(name, queueOptions);
  }

  return {
    async send(tx, name, payload, startAfter) {
      await boss.send(name, payload, { db: fromDrizzle(tx, sql), ...(startAfter ? { startAfter } : {}) });
    },
    async work(name, most, handle) {
      const schema = payloads[name];
      const runner = createRunner(most);
      runners.push(runner);
      const run = async (job: Job<unknown>) => {
        try {
          const payload = schema.parse(job.data) as Payload<typeof name>;
          // Jobs only look at rows: a look that a lost connection broke off is taken again.
          await patiently(() => handle(payload, stopping.signal));
        } catch (error) {
          const fields = { err: error, queue: name, job: job.data };
          log.error(fields, 'a job failed; its row will be looked at again');
        }
      };
      // One fetcher a queue: with a worker for each job that may run, every notification would make all of them ask.
      // A job is done when it is taken. What a crash loses with it is still in its row, and the sweep finds that.
      await boss.work(
        name,
        {
          batchSize: 20,
          burstWhenBatchFull: true,
          pollingIntervalSeconds: lookEveryMs / 1_000,
          notifyPollingIntervalSeconds: lookEveryMs / 1_000,
        },
        async (jobs: Job<unknown>[]) => {
          for (const job of jobs) await runner.start(() => run(job));
        },
      );
    },
    isRunning: () => running,
    async stop(graceMs) {
      running = false;
      await Promise.all(Object.keys(payloads).map((name) => boss.offWork(name, { wait: false })));
      const timer = setTimeout(() => stopping.abort(new Error('This process is stopping')), graceMs * 0.7);
      const settled = Promise.all(runners.map((runner) => runner.settle()));
      await within(graceMs, settled, () => undefined);
      clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: 1_000, close: true });
    },
  };
}
