export type Later = ReturnType<typeof createLater>;

/** What Slack does on its own some time after a call; all of it is dropped when the workspace closes. */
export function createLater() {
  const timers = new Set<NodeJS.Timeout>();

  return {
    later(ms: number, act: () => void): void {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, ms);
      timer.unref();
      timers.add(timer);
    },
    close(): void {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
