import { schedule } from 'node-cron';

export type ScheduleClockDeps = {
  /** Sees to every schedule whose time has come. */
  fire: () => Promise<number>;
  log: { error(fields: object, message: string): void };
};

/**
 * Looks every five seconds for schedules whose time has come, and at once when the process starts. How often it looks,
 * and in how many processes, decides nothing: the rows and the database's clock do.
 */
export function startScheduleClock({ fire, log }: ScheduleClockDeps): { stop(): Promise<void> } {
  let looked: Promise<unknown> = Promise.resolve();
  const look = async () => {
    try {
      await fire();
    } catch (error) {
      log.error({ err: error }, 'schedules could not be looked at; it is tried again in five seconds');
    }
  };
  const looking = schedule('*/5 * * * * *', () => (looked = look()), { noOverlap: true });
  looked = look();
  return {
    async stop() {
      void looking.destroy();
      await looked;
    },
  };
}
