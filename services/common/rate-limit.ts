/** So many at once, and another one every so many seconds. */
export type Rate = { readonly burst: number; readonly everySeconds: number };

export type RateLimit = {
  /** Counts one; 0, or the milliseconds until there is room for it: then nothing was counted. */
  take(key: string): number;
};

/**
 * A token bucket for each key, in this process alone: with several processes each has its own. A key that hasn't been
 * used for a while takes no memory.
 *
 * @param clock Milliseconds of a clock that only goes on.
 */
export function createRateLimit({ burst, everySeconds }: Rate, clock: () => number): RateLimit {
  const everyMs = everySeconds * 1_000;
  /** When each bucket is full again; those that are aren't kept. The least recently used comes first. */
  const fullAt = new Map<string, number>();
  return {
    take(key) {
      const now = clock();
      for (const [other, at] of fullAt) {
        if (at > now) break;
        fullAt.delete(other);
      }
      const next = Math.max(fullAt.get(key) ?? now, now) + everyMs;
      const waitMs = next - now - burst * everyMs;
      if (waitMs > 0) return waitMs;
      fullAt.delete(key);
      fullAt.set(key, next);
      return 0;
    },
  };
}

export type Places = {
  /** Takes a place and answers how to leave it; null where all are taken. */
  enter(key: string): (() => void) | null;
};

/** So many places at once for each key. */
export function createPlaces(most: number): Places {
  const taken = new Map<string, number>();
  return {
    enter(key) {
      const count = taken.get(key) ?? 0;
      if (count >= most) return null;
      taken.set(key, count + 1);
      return () => {
        const left = (taken.get(key) ?? 1) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
  };
}
