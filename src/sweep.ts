import { schedule } from 'node-cron';

export type SweepDeps = {
  /** Each wakes what was left behind of its kind, and answers how many there were. */
  finds: readonly { name: string; wakeAll(): Promise<number> }[];
  tidyUp: () => Promise<void>;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

/**
 * Finds what a crash left behind: rows whose time has come with nobody at them. Jobs do the ordinary waking; after a
 * `kill -9` this is what brings every row back within seconds.
 */
export function startSweep({ finds, tidyUp, log }: SweepDeps): { stop(): void } {
  const sweep = async () => {
    const found: Record<string, number> = {};
    for (const { name, wakeAll } of finds) {
      try {
        const count = await wakeAll();
        if (count > 0) found[name] = count;
      } catch (error) {
        log.error({ err: error, of: name }, 'the sweep failed; it runs again in ten seconds');
      }
    }
    if (Object.keys(found).length > 0) log.warn(found, 'picking up what was left behind');
  };
  const tidy = () => tidyUp().catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));

  const sweeping = schedule('*/10 * * * * *', sweep, { noOverlap: true });
  const tidying = schedule('17 4 * * *', tidy, { noOverlap: true });
  void sweep();
  // Also now: a machine that is off every night would never tidy up.
  void tidy();
  return {
    stop() {
      void sweeping.destroy();
      void tidying.destroy();
    },
  };
}
