import { schedule } from 'node-cron';
import { startPolling } from '../../services/common/poll-loop.ts';

export type SweepDeps = {
  /** Each wakes the overdue rows of one kind, and answers how many there were. */
  finds: readonly { name: string; wakeAll(): Promise<number> }[];
  tidyUp: () => Promise<void>;
  /** Compares this process's clock with the database's. */
  compareClocks: () => Promise<void>;
  everyMs: number;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

/** Rows are overdue three seconds after they were due: until then a process that lives may be about to take them. */
const lastMomentMs = 3_200;

/**
 * Finds overdue rows that no worker has. Usually rows are woken in time; after a `kill -9` the sweep brings every row back
 * within seconds.
 */
export function startSweep({ finds, tidyUp, compareClocks, everyMs, log }: SweepDeps): {
  /** The first housekeeping, which nothing but tests waits for. */
  tidied: Promise<void>;
  sweepNow(): void;
  stop(): Promise<void>;
} {
  const sweep = async () => {
    const found: Record<string, number> = {};
    for (const { name, wakeAll } of finds) {
      try {
        const count = await wakeAll();
        if (count > 0) found[name] = count;
      } catch (error) {
        log.error({ err: error, of: name }, 'A sweep failed; it will be retried');
      }
    }
    if (Object.keys(found).length > 0) log.warn({ found }, 'Found overdue rows; waking them');
  };
  const compare = () =>
    compareClocks().catch((error: unknown) => log.error({ err: error }, 'Could not compare the clocks'));
  const tidy = () => tidyUp().catch((error: unknown) => log.error({ err: error }, 'Housekeeping failed'));

  const sweeping = startPolling(everyMs, async () => {
    await Promise.all([sweep(), compare()]);
  });
  // What a process stored in its last moment, right before this one started.
  const lookingAgain = setTimeout(sweeping.pollNow, lastMomentMs);
  const tidying = schedule('17 4 * * *', tidy, { noOverlap: true });
  // Also at start: a machine that is off every night would never tidy up.
  const tidied = tidy();
  return {
    tidied,
    sweepNow: sweeping.pollNow,
    async stop() {
      void tidying.destroy();
      clearTimeout(lookingAgain);
      await sweeping.stop();
    },
  };
}
