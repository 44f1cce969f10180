import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClock } from '../../../src/workers/clock.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'], now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

/** A database whose clock goes with this process's, but for so many seconds that it is behind, and for its way. */
function clocks() {
  const said: string[] = [];
  const off = { seconds: 0, wayThere: 0, wayBack: 0, isAway: false };
  const clock = createClock({
    databaseTime: async () => {
      if (off.isAway) throw new Error('away');
      vi.advanceTimersByTime(off.wayThere * 1_000);
      const theirs = new Date(Date.now() - off.seconds * 1_000);
      vi.advanceTimersByTime(off.wayBack * 1_000);
      return theirs;
    },
    log: {
      warn: (fields, message) => said.push(`warn ${JSON.stringify(fields)} ${message}`),
      info: (fields, message) => said.push(`info ${JSON.stringify(fields)} ${message}`),
    },
  });
  return { clock, off, said };
}

test('ten minutes ahead is said once while it lasts, with what to do, and again when it came back', async () => {
  const { clock, off, said } = clocks();
  await clock.compare();
  expect(said).toEqual([]);
  off.seconds = 600;
  await clock.compare();
  await clock.compare();
  expect(said).toEqual([
    "warn {\"seconds\":600} This machine's clock is 600 s ahead of the database's. Stand-in goes by the database's; correct the wrong one, for example with NTP",
  ]);
  off.seconds = 1;
  await clock.compare();
  await clock.compare();
  expect(said[1]).toBe('info {"seconds":1} This machine\'s clock and the database\'s agree again');
  off.seconds = -600;
  await clock.compare();
  expect(said[2]).toContain('warn {"seconds":-600} This machine\'s clock is 600 s behind the database\'s.');
  expect(said).toHaveLength(3);
});

test('a clock that is off by about the tolerance is not said in turns to be wrong and right', async () => {
  const { clock, off, said } = clocks();
  for (const seconds of [29, 31, 29, 31, 16, 31]) {
    off.seconds = seconds;
    await clock.compare();
  }
  expect(said).toHaveLength(1);
});

test('an answer that was long on its way is no clock that is off', async () => {
  const { clock, off, said } = clocks();
  for (const [wayThere, wayBack] of [
    [60, 0],
    [0, 60],
    [45, 45],
  ] as const) {
    Object.assign(off, { wayThere, wayBack });
    await clock.compare();
  }
  expect(said).toEqual([]);
  // One that is off by more than the whole way explains is.
  off.seconds = 600;
  await clock.compare();
  expect(said).toHaveLength(1);
});

test.each([600, -600, 0])('%i seconds off, its time is the database’s', async (seconds) => {
  const { clock, off } = clocks();
  off.seconds = seconds;
  await clock.compare();
  vi.advanceTimersByTime(7_000);
  expect(clock.aheadSeconds()).toBe(seconds);
  expect(clock.now().getTime()).toBe(Date.now() - seconds * 1_000);
});

test('a database that does not answer changes nothing of what is known', async () => {
  const { clock, off } = clocks();
  off.seconds = 600;
  await clock.compare();
  off.isAway = true;
  await expect(clock.compare()).rejects.toThrow('away');
  expect(clock.aheadSeconds()).toBe(600);
});
