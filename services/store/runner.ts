export type Runner = {
  /** Starts `task` as soon as fewer than `maxParallel` run. Resolves then, not when the task is done. */
  start(task: () => Promise<void>): Promise<void>;
  /** Resolves when no task runs any more. */
  settle(): Promise<void>;
};

/** Runs tasks in parallel. Tasks handle their own errors. */
export function createRunner(maxParallel: number): Runner {
  const running = new Set<Promise<void>>();
  return {
    async start(task) {
      while (running.size >= maxParallel) await Promise.race(running);
      const run = task().finally(() => running.delete(run));
      running.add(run);
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
