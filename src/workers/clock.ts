export type Clock = {
  /** The database's time, by the last comparison: for decisions where the database can't be asked. */
  now(): Date;
  /** Seconds that this process's clock is ahead of the database's; negative where it is behind. */
  aheadSeconds(): number;
  compare(): Promise<void>;
};

export type ClockDeps = {
  /** Asks the database what time it is. */
  databaseTime: () => Promise<Date>;
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void };
};

/** Beyond this difference we warn; NTP keeps clocks well below a second apart. */
export const toleranceMs = 30_000;

/**
 * Compares this process's clock with the database's. The database's clock decides everything, so that several processes
 * agree. A difference is logged once while it lasts.
 */
export function createClock({ databaseTime, log }: ClockDeps): Clock {
  let ahead = 0;
  let isOff = false;
  return {
    now: () => new Date(Date.now() - ahead),
    aheadSeconds: () => ahead / 1_000,
    async compare() {
      const [asked, from] = [Date.now(), performance.now()];
      const theirs = await databaseTime();
      // The database read its clock somewhere between question and answer.
      const halfTripMs = (performance.now() - from) / 2;
      ahead = asked + halfTripMs - theirs.getTime();
      const surely = Math.abs(ahead) - halfTripMs;
      const seconds = Math.round(ahead / 1_000);
      if (!isOff && surely > toleranceMs) {
        isOff = true;
        log.warn({ seconds }, sayOff(seconds));
      } else if (isOff && surely < toleranceMs / 2) {
        isOff = false;
        log.info({ seconds }, "This machine's clock and the database's agree again");
      }
    },
  };
}

function sayOff(seconds: number): string {
  const way = seconds > 0 ? 'ahead of' : 'behind';
  return `This machine's clock is ${Math.abs(seconds)} s ${way} the database's. Stand-in goes by the database's; correct the wrong one, for example with NTP`;
}
