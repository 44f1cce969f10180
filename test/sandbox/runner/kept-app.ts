import { setTimeout as sleep } from 'node:timers/promises';
import type { AppProcess, Exit } from './app-process.ts';

/** The app, started again after it was killed on purpose. `exited`: it ended, and nobody here wanted that. */
export type KeptApp = Omit<AppProcess, 'pid'> & {
  pid(): number;
  /** `kill -9`, and a start `afterMs` later; resolves when the new process is up. */
  killAndRestart(afterMs: number): Promise<void>;
};

export function keepApp(start: () => AppProcess): KeptApp {
  const ended = Promise.withResolvers<Exit>();
  let app = start();
  let up = app.up;
  let restarting: Promise<void> | undefined;
  const watch = (one: AppProcess) =>
    void one.exited.then((exit) => {
      if (one === app && !restarting) ended.resolve(exit);
    });
  watch(app);

  const restart = async (afterMs: number) => {
    const next = Promise.withResolvers<number>();
    next.promise.catch(() => undefined);
    up = next.promise;
    process.kill(app.pid, 'SIGKILL');
    await app.exited;
    await sleep(afterMs);
    app = start();
    watch(app);
    restarting = undefined;
    app.up.then(next.resolve, next.reject);
    await app.up;
  };

  return {
    pid: () => app.pid,
    exited: ended.promise,
    get up() {
      return up;
    },
    tail: () => app.tail(),
    killAndRestart(afterMs) {
      restarting ??= restart(afterMs);
      return restarting;
    },
    async stop() {
      await restarting;
      return app.stop();
    },
  };
}
