import { schedule } from 'node-cron';
import { every } from './every.ts';

export type SweepDeps = {
  /** Each wakes what was left behind of its kind, and answers how many there were. */
  finds: readonly { name: string; wakeAll(): Promise<number> }[];
  tidyUp: () => Promise<void>;
  /** Sees whether this process's clock is still the database's. */
  compareClocks: () => Promise<void>;
  everyMs: number;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

/**
 * Finds what a crash left behind: rows whose time has come with nobody at them. Jobs do the ordinary waking; after a
 * `kill -9` this is what brings every row back within seconds.
 */
export function startSweep({ finds, tidyUp, compareClocks, everyMs, log }: SweepDeps): {
  /** The first housekeeping, which nothing but tests waits for. */
  tidied: Promise<void>;
  stop(): void;
} {
  const sweep = async () => {
    const found: Record<string, number> = {};
    for (const { name, wakeAll } of finds) {
      try {
        const count = await wakeAll();
        if (count > 0) found[name] = count;
      } catch (error) {
        log.error({ err: error, of: name }, 'the sweep failed; it runs again soon');
      }
    }
    if (Object.keys(found).length > 0) log.warn(found, 'picking up what was left behind');
  };
  const compare = () =>
    compareClocks().catch((error: unknown) => log.error({ err: error }, 'the clocks could not be compared'));
  const tidy = () => tidyUp().catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));

  const sweeping = every(everyMs, async () => {
    await Promise.all([sweep(), compare()]);
  });
  const tidying = schedule('17 4 * * *', tidy, { noOverlap: true });
  // Also now: a machine that is off every night would never tidy up.
  const tidied = tidy();
  return {
    tidied,
    stop() {
      void sweeping.stop();
      void tidying.destroy();
    },
  };
}
