/** A burst at once, then another one every few seconds. */
export type Rate = { readonly burst: number; readonly everySeconds: number };

export type RateLimit = {
  /** 0, or the milliseconds until there is room for that many (one unless told). Counts nothing. */
  waitMs(key: string, count?: number): number;
  /** Counts them; 0, or the milliseconds until there is room: then nothing was counted. */
  take(key: string, count?: number): number;
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
  const after = (key: string, count: number) => {
    const now = clock();
    const next = Math.max(fullAt.get(key) ?? now, now) + count * everyMs;
    return { now, next, waitMs: Math.max(0, next - now - burst * everyMs) };
  };
  return {
    waitMs: (key, count = 1) => after(key, count).waitMs,
    take(key, count = 1) {
      const { now, next, waitMs } = after(key, count);
      for (const [other, at] of fullAt) {
        if (at > now) break;
        fullAt.delete(other);
      }
      if (waitMs > 0) return waitMs;
      fullAt.delete(key);
      fullAt.set(key, next);
      return 0;
    },
  };
}

/** What is to have room in several limits: each, and the key there. */
export type Share = readonly [limit: RateLimit, key: string];

/** 0, or how long it is until there is room in all of them. Counts nothing. */
export function waitForAll(shares: readonly Share[], count = 1): number {
  return Math.max(0, ...shares.map(([limit, key]) => limit.waitMs(key, count)));
}

/** Counts in all of them, or in none: what one refuses takes nothing of what others share. */
export function takeAll(shares: readonly Share[], count = 1): number {
  const waitMs = waitForAll(shares, count);
  if (waitMs === 0) for (const [limit, key] of shares) limit.take(key, count);
  return waitMs;
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
