export type Runner = {
  /** Starts `task` as soon as fewer than `most` run, and resolves then; not when it is done. */
  start(task: () => Promise<void>): Promise<void>;
  /** Resolves when nothing runs any more. */
  settle(): Promise<void>;
};

/** Runs tasks side by side, at most `most` at once. Tasks handle their own errors. */
export function createRunner(most: number): Runner {
  const running = new Set<Promise<void>>();
  return {
    async start(task) {
      while (running.size >= most) await Promise.race(running);
      const run = task().finally(() => running.delete(run));
      running.add(run);
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
