/**
 * Merges calls with the same key: `work` runs at most every `intervalMs`, and always once more from the start after a
 * call.
 */
export function coalesce(
  intervalMs: number,
  work: (key: string) => Promise<void>,
): (key: string) => Promise<void> {
  const next = new Map<string, Promise<void>>();
  const last = new Map<string, { done: Promise<unknown>; from: number }>();

  return (key) => {
    const planned = next.get(key);
    if (planned) return planned;
    const before = last.get(key);
    const run = (async () => {
      await before?.done;
      const wait = before ? before.from + intervalMs - performance.now() : 0;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      next.delete(key);
      const done = work(key);
      const mine = { done: done.catch(() => undefined), from: performance.now() };
      last.set(key, mine);
      try {
        await done;
      } finally {
        // Deleted after the interval, unless another run has begun.
        setTimeout(() => last.get(key) === mine && last.delete(key), intervalMs).unref();
      }
    })();
    next.set(key, run);
    return run;
  };
}
