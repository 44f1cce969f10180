export type Runner = {
  /** Starts `task` as soon as fewer than `maxParallel` run. Resolves then, not when the task is done. */
  start(task: () => Promise<void>): Promise<void>;
  /** The same, but resolves when the task is done. */
  run(task: () => Promise<void>): Promise<void>;
  /** Resolves when no task runs any more. */
  settle(): Promise<void>;
};

/** Runs tasks in parallel. Tasks handle their own errors. */
export function createRunner(maxParallel: number): Runner {
  const running = new Set<Promise<void>>();
  const begin = async (task: () => Promise<void>) => {
    while (running.size >= maxParallel) await Promise.race(running);
    const done = task().finally(() => running.delete(done));
    running.add(done);
    return { done };
  };
  return {
    async start(task) {
      await begin(task);
    },
    async run(task) {
      await (await begin(task)).done;
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
