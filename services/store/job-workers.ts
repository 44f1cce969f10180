import type { PgBoss } from 'pg-boss';
import type { Runner } from './runner.ts';

/** Does the work of jobs of one kind. */
export type Worker = {
  /** Resolves when it has begun. */
  start(data: unknown): Promise<void>;
  /** Resolves when it is done. */
  run(data: unknown, onBegin: () => void): Promise<void>;
  settle(): Promise<void>;
};

export function createWorker(runner: Runner, run: (data: unknown) => Promise<void>): Worker {
  return {
    start: (data) => runner.start(() => run(data)),
    run: (data, onBegin) =>
      runner.run(() => {
        onBegin();
        return run(data);
      }),
    settle: () => runner.settle(),
  };
}

/** Does work soon, and once where it is told of many times before that has begun. */
export function onceBegun<Name extends string>(
  begin: (name: Name, payload: object, onBegin: () => void) => void,
): (name: Name, payload: object) => void {
  const planned = new Set<string>();
  return (name, payload) => {
    const key = JSON.stringify([name, payload]);
    if (planned.has(key)) return;
    planned.add(key);
    // The caller, who waits for the commit, goes on first.
    setImmediate(() => begin(name, payload, () => planned.delete(key)));
  };
}

type Taker = {
  take(name: string, worker: Worker): void;
  /** Resolves when none is taken any more. */
  settle(): Promise<void>;
};

/** Jobs of one kind that are taken at once. */
const batchSize = 20;

/**
 * Takes the due jobs of a kind and starts them, as long as there are. A job is done when it has begun. If the process
 * dies, its work is still in the row, and the sweep finds that.
 */
export function createTaker(
  boss: Pick<PgBoss, 'fetch' | 'complete'>,
  log: { error(fields: object, message: string): void },
): Taker {
  const takeAll = async (name: string, worker: Worker) => {
    for (let taken = batchSize; taken === batchSize; ) {
      const jobs = await boss.fetch(name, { batchSize });
      for (const { data } of jobs) await worker.start(data);
      const ids = jobs.map(({ id }) => id);
      if (ids.length > 0) await boss.complete(name, ids);
      taken = ids.length;
    }
  };
  const taking = new Map<string, Promise<void>>();
  return {
    take(name, worker) {
      // What came too late for this look is found by the next.
      if (taking.has(name)) return;
      const done = takeAll(name, worker)
        .catch((error: unknown) =>
          log.error({ err: error, queue: name }, 'Could not take jobs that are due; it will be retried'),
        )
        .finally(() => taking.delete(name));
      taking.set(name, done);
    },
    async settle() {
      while (taking.size > 0) await Promise.all(taking.values());
    },
  };
}
