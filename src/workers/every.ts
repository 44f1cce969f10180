export type Looking = {
  /** Looks now, unless it is looking. */
  now(): void;
  /** Resolves when the look under way is over. */
  stop(): Promise<void>;
};

/**
 * Looks at once and then every so many milliseconds, one look at a time. It counts time that has passed, not what the
 * machine's clock shows: whoever waits for its next full ten seconds waits ten minutes when it is set back by ten.
 */
export function every(milliseconds: number, look: () => Promise<void>): Looking {
  let looking: Promise<void> | null = null;
  const begin = () => {
    looking ??= look().finally(() => {
      looking = null;
    });
  };
  const timer = setInterval(begin, milliseconds);
  begin();
  return {
    now: begin,
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
