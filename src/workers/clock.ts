export type Clock = {
  /** The database's time, as it was last compared: what this process judges times by where it cannot ask. */
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

/** Milliseconds: beyond this somebody is told; NTP keeps clocks well below a second apart. */
const tolerance = 30_000;

/**
 * Two clocks: this process's and the database's. The database's decides everything, so that several processes agree;
 * that the two differ is said once while it lasts.
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
      // The database read its clock at some time between question and answer.
      const halfTheWay = (performance.now() - from) / 2;
      ahead = asked + halfTheWay - theirs.getTime();
      const surely = Math.abs(ahead) - halfTheWay;
      const seconds = Math.round(ahead / 1_000);
      if (!isOff && surely > tolerance) {
        isOff = true;
        log.warn({ seconds }, sayOff(seconds));
      } else if (isOff && surely < tolerance / 2) {
        isOff = false;
        log.info({ seconds }, 'the clock of this machine and the database’s agree again');
      }
    },
  };
}

function sayOff(seconds: number): string {
  const way = seconds > 0 ? 'ahead of' : 'behind';
  return `the clock of this machine is ${Math.abs(seconds)} s ${way} the database’s. Everything goes by the database’s; set the wrong one right, by NTP`;
}
