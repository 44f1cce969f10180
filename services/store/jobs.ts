import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, type Queue } from 'pg-boss';
import { z } from 'zod';
import { within } from '../common/within.ts';
import type { Database } from './database.ts';
import { watchDueJobs } from './due-jobs.ts';
import type { Executor } from './executor.ts';
import { createTaker, createWorker, onceBegun, type Worker } from './job-workers.ts';
import { createRunner } from './runner.ts';
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
  ): void;
  isRunning(): boolean;
  /** Stops taking jobs, waits up to `graceMs` for running ones, and aborts the rest. */
  stop(graceMs: number): Promise<void>;
};

type Log = { error(fields: object, message: string): void; warn(fields: object, message: string): void };

/** The queue doesn't retry a failed job: the sweep finds every overdue row. */
const queueOptions = { notify: false, retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: 600 };

/**
 * Starts pg-boss on the same database. Rows are the truth; jobs only wake workers in time. One query looks for jobs of all
 * kinds, every `lookEveryMs`; one whose time comes before the next look is on time.
 */
export async function startJobs(database: Database, log: Log, lookEveryMs = 1_000): Promise<Jobs> {
  const boss = await startBoss(database, log);
  await prepareQueues(boss);
  const stopping = new AbortController();
  let running = true;
  const workers = new Map<string, Worker>();
  const taker = createTaker(boss, log);
  const takeDue = (name: string) => {
    const worker = running ? workers.get(name) : undefined;
    if (worker) taker.take(name, worker);
  };
  const due = watchDueJobs({
    ...{ db: database.db, log, everyMs: lookEveryMs },
    queues: Object.keys(payloads),
    wake: takeDue,
  });
  const runHere = async (name: QueueName, payload: object, onBegin = () => {}) => {
    const worker = running ? workers.get(name) : undefined;
    if (worker) return worker.run(payload, onBegin);
    onBegin();
    await boss.send(name, payload);
  };
  const runSoon = onceBegun<QueueName>((name, payload, onBegin) => {
    runHere(name, payload, onBegin).catch((error: unknown) =>
      log.error({ err: error, queue: name, job: payload }, 'Could not pass work on; the sweep will find it'),
    );
  });
  return {
    async send(tx, name, payload, startAfter) {
      if (!startAfter && !onlyByJob.has(name) && workers.has(name))
        return afterCommit(tx, () => runSoon(name, payload));
      await boss.send(name, payload, { db: fromDrizzle(tx, sql), ...(startAfter ? { startAfter } : {}) });
      if (!startAfter) afterCommit(tx, () => takeDue(name));
    },
    runHere: (name, payload) => runHere(name, payload),
    work(name, maxParallel, handle) {
      const schema = payloads[name];
      const run = async (data: unknown) => {
        try {
          const payload = schema.parse(data) as Payload<typeof name>;
          // Jobs only look at rows, so one that a lost connection broke off may run again.
          await withRetry(() => handle(payload, stopping.signal));
        } catch (error) {
          log.error({ err: error, queue: name, job: data }, 'A job failed; its row will be looked at again');
        }
      };
      workers.set(name, createWorker(createRunner(maxParallel), run));
    },
    isRunning: () => running,
    async stop(graceMs) {
      running = false;
      await due.stop();
      const timer = setTimeout(() => stopping.abort(new Error('This process is stopping')), graceMs * 0.7);
      const settled = taker
        .settle()
        .then(() => Promise.all([...workers.values()].map((worker) => worker.settle())));
      await within(graceMs, settled, () => undefined);
      clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: 1_000, close: true });
    },
  };
}

async function startBoss({ bossOptions }: Database, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    ...bossOptions,
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
