/** Counts the seconds a session bills for: every started step of every stretch in which it was active. */
export type Meter = { start(): void; stop(): void; seconds(): number };

export function createMeter(now: () => number, stepSeconds: number): Meter {
  let before = 0;
  let since: number | undefined;
  const running = () =>
    since === undefined ? 0 : Math.ceil((now() - since) / 1000 / stepSeconds) * stepSeconds;
  return {
    start() {
      since ??= now();
    },
    stop() {
      before += running();
      since = undefined;
    },
    seconds: () => before + running(),
  };
}
