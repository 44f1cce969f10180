export type LaneTimers = {
  wakeLaneIn(teamId: string, lane: string, milliseconds: number): void;
  stop(): void;
};

/**
 * Wakes channels that must wait a moment, in this process alone. What is lost with it, the sweep finds: the rows that
 * wait are in the database.
 */
export function createLaneTimers(wake: (teamId: string, lane: string) => Promise<void>): LaneTimers {
  const timers = new Map<string, { timer: NodeJS.Timeout; at: number }>();
  return {
    wakeLaneIn(teamId, lane, milliseconds) {
      const key = `${teamId}:${lane}`;
      const at = performance.now() + milliseconds;
      const planned = timers.get(key);
      // Woken earlier, the lane sees for itself what must wait on.
      if (planned && planned.at <= at) return;
      clearTimeout(planned?.timer);
      const timer = setTimeout(() => {
        timers.delete(key);
        wake(teamId, lane).catch(() => undefined);
      }, milliseconds);
      timers.set(key, { timer, at });
    },
    stop() {
      for (const { timer } of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
