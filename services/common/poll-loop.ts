export type Polling = {
  /** Polls now; where a poll is running, once more after it, for that one may have looked too early. */
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
  let isAskedAgain = false;
  let isStopped = false;
  const pollIfIdle = () => {
    if (isStopped) return;
    running ??= poll().finally(() => {
      running = null;
      if (!isAskedAgain) return;
      isAskedAgain = false;
      pollIfIdle();
    });
  };
  const timer = setInterval(pollIfIdle, intervalMs);
  pollIfIdle();
  return {
    pollNow() {
      isAskedAgain = running !== null;
      pollIfIdle();
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
