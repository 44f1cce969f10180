import { sql } from 'drizzle-orm';
import { fromDrizzle, type Job, PgBoss, type Queue } from 'pg-boss';
import { z } from 'zod';
import { within } from '../common/within.ts';
import type { Database } from './database.ts';
import { watchDueJobs } from './due-jobs.ts';
import type { Executor } from './executor.ts';
import { createRunner, type Runner } from './runner.ts';
import { afterCommit, withRetry } from './transaction.ts';

/** Jobs carry keys, never content: the rows say what to do when the job runs. */
const payloads = {
  'meeting-attend': z.object({ meetingId: z.string() }),
  'meeting-check': z.object({ meetingId: z.string() }),
  'meeting-dispatch': z.object({ meetingId: z.string() }),
  'meeting-notes': z.object({ meetingId: z.string() }),
  'meeting-news': z.object({ meetingId: z.string() }),
  'tool-call': z.object({ toolCallId: z.string() }),
  'house-turn': z.object({ turnId: z.string() }),
  ears: z.object({ meetingId: z.string() }),
  'ears-deletion': z.object({ meetingId: z.string() }),
  'brief-card': z.object({ meetingId: z.string() }),
  'item-reminder': z.object({ itemId: z.string() }),
  digest: z.object({ teamId: z.string(), userId: z.string() }),
  'persona-face': z.object({ requestId: z.string() }),
  'persona-import': z.object({ draftId: z.string() }),
  'recap-export': z.object({ exportId: z.string() }),
  'calendar-read': z.object({ calendarId: z.string() }),
  'calendar-events': z.object({ calendarId: z.string() }),
  objection: z.object({ gapId: z.string() }),
  'guests-in-call': z.object({ meetingId: z.string() }),
  voice: z.object({ teamId: z.string(), voiceId: z.string() }),
  'reclaim-space': z.object({
    deletedAt: z.iso.datetime(),
    of: z.enum(['words', 'recordings']).optional(),
  }),
  'slack-deliver': z.object({ teamId: z.string(), queue: z.string() }),
} as const;

type QueueName = keyof typeof payloads;

/** Work whose rows the sweep doesn't find: it needs a job even for now. */
const onlyByJob: ReadonlySet<QueueName> = new Set([
  'brief-card',
  'guests-in-call',
  'persona-import',
  'reclaim-space',
]);

type Payload<Name extends QueueName> = z.infer<(typeof payloads)[Name]>;

export type Jobs = {
  /**
   * Has it done if and only if `tx` commits: then, in this process and without a job, where the sweep finds it too; otherwise by
   * a job, at `startAfter`.
   */
  send<Name extends QueueName>(
    tx: Executor,
    name: Name,
    payload: Payload<Name>,
    startAfter?: Date,
  ): Promise<void>;
  /**
   * Does it in this process, as its worker would, without a job: only for what the sweep finds too. Resolves once it was
   * done or has failed. While this process is stopping it sends a job to others.
   */
  runHere<Name extends QueueName>(name: Name, payload: Payload<Name>): Promise<void>;
  work<Name extends QueueName>(
    name: Name,
    maxParallel: number,
    handle: (payload: Payload<Name>, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  isRunning(): boolean;
  /** Stops taking jobs, waits up to `graceMs` for running ones, and aborts the rest. */
  stop(graceMs: number): Promise<void>;
};

type Log = { error(fields: object, message: string): void; warn(fields: object, message: string): void };

/** The queue doesn't retry a failed job: the sweep finds every overdue row. */
const queueOptions = { notify: true, retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 600 };

/**
 * Starts pg-boss on the same database. Rows are the truth; jobs only wake workers in time. A job with a start time may be
 * found `lookEveryMs` late; others are notified at once.
 */
export async function startJobs(database: Database, log: Log, lookEveryMs = 1_000): Promise<Jobs> {
  const boss = await startBoss(database, log);
  await prepareQueues(boss);
  const stopping = new AbortController();
  let running = true;
  const runners: Runner[] = [];
  const starts = new Map<string, (data: unknown, onBegin: () => void) => Promise<void>>();
  const workers = new Map<string, string>();
  const due = watchDueJobs({
    ...{ db: database.db, log, everyMs: lookEveryMs },
    queues: Object.keys(payloads),
    wake: (queue) => boss.notifyWorker(workers.get(queue) ?? ''),
  });
  const runHere = async (name: QueueName, payload: object, onBegin = () => {}) => {
    const start = running ? starts.get(name) : undefined;
    if (start) return start(payload, onBegin);
    onBegin();
    await boss.send(name, payload);
  };
  // Told of many times before it begins, it's done once.
  const planned = new Set<string>();
  const runSoon = (name: QueueName, payload: object) => {
    const key = JSON.stringify([name, payload]);
    if (planned.has(key)) return;
    planned.add(key);
    // Whoever waits for the commit goes on first.
    setImmediate(() => {
      const passedOn = runHere(name, payload, () => planned.delete(key));
      passedOn.catch((error: unknown) =>
        log.error(
          { err: error, queue: name, job: payload },
          'Could not pass work on; the sweep will find it',
        ),
      );
    });
  };
  return {
    async send(tx, name, payload, startAfter) {
      if (!startAfter && !onlyByJob.has(name) && starts.has(name))
        return afterCommit(tx, () => runSoon(name, payload));
      await boss.send(name, payload, { db: fromDrizzle(tx, sql), ...(startAfter ? { startAfter } : {}) });
    },
    runHere: (name, payload) => runHere(name, payload),
    async work(name, maxParallel, handle) {
      const schema = payloads[name];
      const runner = createRunner(maxParallel);
      runners.push(runner);
      const run = async (data: unknown) => {
        try {
          const payload = schema.parse(data) as Payload<typeof name>;
          // Jobs only look at rows, so one that a lost connection broke off may run again.
          await withRetry(() => handle(payload, stopping.signal));
        } catch (error) {
          log.error({ err: error, queue: name, job: data }, 'A job failed; its row will be looked at again');
        }
      };
      starts.set(name, (data, onBegin) =>
        runner.run(() => {
          onBegin();
          return run(data);
        }),
      );
      workers.set(name, await fetchJobs(boss, name, ({ data }) => runner.start(() => run(data))));
    },
    isRunning: () => running,
    async stop(graceMs) {
      running = false;
      await due.stop();
      await Promise.all(Object.keys(payloads).map((name) => boss.offWork(name, { wait: false })));
      const timer = setTimeout(() => stopping.abort(new Error('This process is stopping')), graceMs * 0.7);
      const settled = Promise.all(runners.map((runner) => runner.settle()));
      await within(graceMs, settled, () => undefined);
      clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: 1_000, close: true });
    },
  };
}

async function startBoss({ bossOptions }: Database, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    ...bossOptions,
    useListenNotify: true,
    schedule: false,
    openTelemetry: { enabled: false },
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'Job queue error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'Job queue warning'));
  await boss.start();
  return boss;
}

/** A start that finds its queues as they should be costs one query, not twenty. */
async function prepareQueues(boss: PgBoss): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const name of Object.keys(payloads)) {
    const queue = known.get(name);
    if (!queue) await boss.createQueue(name, queueOptions);
    else if (!hasOptions(queue)) await boss.updateQueue(name, queueOptions);
  }
}

function hasOptions(queue: Queue): boolean {
  const entries = Object.entries(queueOptions) as [keyof typeof queueOptions, unknown][];
  return entries.every(([option, value]) => queue[option] === value);
}

/** Seconds between two looks of each fetcher on its own: while notifications come, and while they don't. */
const looks = { notifyPollingIntervalSeconds: 60, pollingIntervalSeconds: 1 };

/**
 * One fetcher a queue: with a worker for each parallel job, all of them would query at every notification. A job is done
 * when it is taken. If the process dies, its work is still in the row, and the sweep finds that. Answers the fetcher's id.
 */
function fetchJobs(
  boss: PgBoss,
  name: QueueName,
  start: (job: Job<unknown>) => Promise<void>,
): Promise<string> {
  const options = { batchSize: 20, burstWhenBatchFull: true, ...looks };
  return boss.work(name, options, async (jobs: Job<unknown>[]) => {
    for (const job of jobs) await start(job);
  });
}
