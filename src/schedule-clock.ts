import { schedule } from 'node-cron';

export type ScheduleClockDeps = {
  /** Sees to every schedule whose time has come. */
  fire: () => Promise<number>;
  /** Reads the holidays that are due, once a day each. */
  readHolidays: (signal: AbortSignal) => Promise<void>;
  log: { error(fields: object, message: string): void };
};

/**
 * Looks every five seconds for schedules whose time has come, and at once when the process starts. How often it looks,
 * and in how many processes, decides nothing: the rows and the database's clock do.
 */
export function startScheduleClock({ fire, readHolidays, log }: ScheduleClockDeps): {
  stop(): Promise<void>;
} {
  let looked: Promise<unknown> = Promise.resolve();
  const look = async () => {
    try {
      await fire();
    } catch (error) {
      log.error({ err: error }, 'schedules could not be looked at; it is tried again in five seconds');
    }
  };
  const stopping = new AbortController();
  const read = () =>
    readHolidays(stopping.signal).catch((error: unknown) =>
      log.error({ err: error }, 'holidays could not be read; it is tried again in an hour'),
    );
  const looking = schedule('*/5 * * * * *', () => (looked = look()), { noOverlap: true });
  const reading = schedule('*/10 * * * *', read, { noOverlap: true });
  looked = look();
  void read();
  return {
    async stop() {
      void looking.destroy();
      void reading.destroy();
      stopping.abort();
      await looked;
    },
  };
}
