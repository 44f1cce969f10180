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

test('a clock ten minutes ahead is logged once, with what to do, and once that it agrees again', async () => {
  const { clock, off, said } = clocks();
  await clock.compare();
  expect(said).toEqual([]);
  off.seconds = 600;
  await clock.compare();
  await clock.compare();
  expect(said).toEqual([expect.stringMatching(/^warn \{"seconds":600\} .* 600 s ahead.*NTP/)]);
  off.seconds = 1;
  await clock.compare();
  await clock.compare();
  expect(said[1]).toMatch(/^info \{"seconds":1\} .* agree again/);
  off.seconds = -600;
  await clock.compare();
  expect(said[2]).toMatch(/^warn \{"seconds":-600\} .* 600 s behind/);
  expect(said).toHaveLength(3);
});

test('a clock that is off by about the tolerance isn’t logged as wrong and right in turns', async () => {
  const { clock, off, said } = clocks();
  for (const seconds of [29, 31, 29, 31, 16, 31]) {
    off.seconds = seconds;
    await clock.compare();
  }
  expect(said).toHaveLength(1);
});

test('a slow answer isn’t taken for a wrong clock', async () => {
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

test.each([600, -600, 0])('%i seconds off, the time is the database’s', async (seconds) => {
  const { clock, off } = clocks();
  off.seconds = seconds;
  await clock.compare();
  vi.advanceTimersByTime(7_000);
  expect(clock.aheadSeconds()).toBe(seconds);
  expect(clock.now().getTime()).toBe(Date.now() - seconds * 1_000);
});

test('while the database doesn’t answer, the last known difference counts', async () => {
  const { clock, off } = clocks();
  off.seconds = 600;
  await clock.compare();
  off.isAway = true;
  await expect(clock.compare()).rejects.toThrow('away');
  expect(clock.aheadSeconds()).toBe(600);
});
