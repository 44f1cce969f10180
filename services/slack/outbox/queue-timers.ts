export type QueueTimers = {
  wakeQueueIn(teamId: string, queue: string, milliseconds: number): void;
  stop(): void;
};

/**
 * Wakes channels' queues after a short wait, in this process only. If it dies first, the sweep finds them: the messages
 * that wait are in the database.
 */
export function createQueueTimers(wake: (teamId: string, queue: string) => Promise<void>): QueueTimers {
  const timers = new Map<string, { timer: NodeJS.Timeout; at: number }>();
  return {
    wakeQueueIn(teamId, queue, milliseconds) {
      const key = `${teamId}:${queue}`;
      const at = performance.now() + milliseconds;
      const planned = timers.get(key);
      // A queue that is woken too early notices that itself.
      if (planned && planned.at <= at) return;
      clearTimeout(planned?.timer);
      const timer = setTimeout(() => {
        timers.delete(key);
        wake(teamId, queue).catch(() => undefined);
      }, milliseconds);
      timers.set(key, { timer, at });
    },
    stop() {
      for (const { timer } of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
