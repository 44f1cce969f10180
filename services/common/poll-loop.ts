export type Polling = {
  /** Polls now, unless a poll is running or it was stopped. */
  pollNow(): void;
  /** Resolves when the running poll is done. */
  stop(): Promise<void>;
};

/**
 * Polls at once and then every `intervalMs`, one poll at a time. It counts elapsed time, not the machine's clock: a
 * schedule by the clock would stop for ten minutes when that is set back by ten.
 */
export function startPolling(intervalMs: number, poll: () => Promise<void>): Polling {
  let running: Promise<void> | null = null;
  let isStopped = false;
  const pollNow = () => {
    if (isStopped) return;
    running ??= poll().finally(() => {
      running = null;
    });
  };
  const timer = setInterval(pollNow, intervalMs);
  pollNow();
  return {
    pollNow,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
