import { schedule } from 'node-cron';
import { startPolling } from '../../services/common/poll-loop.ts';

export type StandupClockDeps = {
  /** Sees to every standup whose time has come. */
  fire: () => Promise<number>;
  /** Reads the work for the standups that wait for it. */
  readWork: (signal: AbortSignal) => Promise<void>;
  /** Reads the holidays that are due, once a day each. */
  readHolidays: (signal: AbortSignal) => Promise<void>;
  /** Milliseconds between two looks. */
  everyMs: number;
  log: { error(fields: object, message: string): void };
};

/**
 * Looks for standups whose time has come: at the beginning of each minute, when they come, by node-cron; at once when
 * the process starts; and every five seconds, because on a machine whose clock is off the minute begins at another time,
 * and where it is set back node-cron waits until it comes again. How often it looks, and in how many processes, decides
 * nothing: the rows and the database's clock do.
 */
export function startStandupClock({ fire, readWork, readHolidays, everyMs, log }: StandupClockDeps): {
  stop(): Promise<void>;
} {
  const look = async () => {
    try {
      if ((await fire()) > 0) working.pollNow();
    } catch (error) {
      log.error({ err: error }, 'Could not start due standups; this will be retried');
    }
  };
  const stopping = new AbortController();
  const read = () =>
    readHolidays(stopping.signal).catch((error: unknown) =>
      log.error({ err: error }, 'Could not read holidays; this will be retried in ten minutes'),
    );
  const work = () =>
    readWork(stopping.signal).catch((error: unknown) =>
      log.error({ err: error }, 'Could not read work for standups; this will be retried'),
    );
  const working = startPolling(everyMs, work);
  const polling = startPolling(everyMs, look);
  const minutes = schedule('* * * * *', polling.pollNow);
  const reading = startPolling(600_000, read);
  return {
    async stop() {
      void minutes.destroy();
      void reading.stop();
      stopping.abort();
      await working.stop();
      await polling.stop();
    },
  };
}
