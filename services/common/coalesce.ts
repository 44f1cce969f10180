/**
 * Merges calls with the same key: `work` runs at most every `intervalMs`, and always once more from the start after a
 * call. Where it takes long it rests as long, but no more than two intervals: the slower it is, the more it takes along.
 */
export function coalesce(
  intervalMs: number,
  work: (key: string) => Promise<void>,
): (key: string) => Promise<void> {
  const next = new Map<string, Promise<void>>();
  const last = new Map<string, { restedAt: Promise<number> }>();

  return (key) => {
    const planned = next.get(key);
    if (planned) return planned;
    const before = last.get(key);
    const run = (async () => {
      const restedAt = (await before?.restedAt) ?? 0;
      const wait = restedAt - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      next.delete(key);
      const from = performance.now();
      const done = work(key);
      const rested = () => {
        const until = performance.now();
        return Math.max(from + intervalMs, until + Math.min(until - from, 2 * intervalMs));
      };
      const mine = { restedAt: done.then(rested, rested) };
      last.set(key, mine);
      // Deleted once it has rested, unless another run has begun.
      void mine.restedAt.then((at) => {
        setTimeout(() => last.get(key) === mine && last.delete(key), at - performance.now()).unref();
      });
      await done;
    })();
    next.set(key, run);
    return run;
  };
}
