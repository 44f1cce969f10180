/**
 * Makes `work` run once for all calls with the same key that come while it runs, and at most every `milliseconds`:
 * whoever calls is sure that it runs once more from the start after the call.
 */
export function coalesce(
  milliseconds: number,
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
      const wait = before ? before.from + milliseconds - performance.now() : 0;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      next.delete(key);
      const done = work(key);
      const mine = { done: done.catch(() => undefined), from: performance.now() };
      last.set(key, mine);
      try {
        await done;
      } finally {
        // Forgotten once its pause is over, unless another run has begun.
        setTimeout(() => last.get(key) === mine && last.delete(key), milliseconds).unref();
      }
    })();
    next.set(key, run);
    return run;
  };
}
