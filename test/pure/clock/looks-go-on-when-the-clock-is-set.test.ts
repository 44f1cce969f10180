import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultPace } from '../../../src/workers/pace.ts';
import { startStandupClock } from '../../../src/workers/standup-clock.ts';
import { startSweep } from '../../../src/workers/sweep.ts';

const tenMinutes = 600_000;
const log = { warn: () => {}, error: () => {} };

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

/** The two looks, counted: after standups, and after what was left behind. */
function looks() {
  const seen = { standups: 0, sweeps: 0 };
  const standupClock = startStandupClock({
    fire: async () => {
      seen.standups += 1;
      return 0;
    },
    readWork: async () => {},
    readHolidays: async () => {},
    everyMs: defaultPace.standupEveryMs,
    log,
  });
  const sweep = startSweep({
    finds: [
      {
        name: 'rows',
        wakeAll: async () => {
          seen.sweeps += 1;
          return 0;
        },
      },
    ],
    tidyUp: async () => {},
    compareClocks: async () => {},
    everyMs: defaultPace.sweepEveryMs,
    log,
  });
  return { seen, standupClock, sweep };
}

test.each([
  ['back', -tenMinutes],
  ['ahead', tenMinutes],
])('when the clock is set %s by ten minutes, the next look comes as planned', async (_, step) => {
  const { seen, standupClock, sweep } = looks();
  await vi.advanceTimersByTimeAsync(10_000);
  // The second sweep comes soon after the start, for what a killed process stored last.
  expect(seen).toEqual({ standups: 3, sweeps: 3 });
  vi.setSystemTime(Date.now() + step);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen).toEqual({ standups: 5, sweeps: 4 });
  await sweep.stop();
  await standupClock.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toEqual({ standups: 5, sweeps: 4 });
});

test('a look that is due on the minute comes on the minute', async () => {
  // Three seconds before one.
  vi.setSystemTime(1_800_000_057_000);
  const { seen, standupClock, sweep } = looks();
  await vi.advanceTimersByTimeAsync(2_900);
  expect(seen.standups).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(seen.standups).toBe(2);
  await sweep.stop();
  await standupClock.stop();
});

test('a long look isn’t started twice, and stopping waits for it', async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  let looked = 0;
  const clock = startStandupClock({
    fire: () => {
      looked += 1;
      return promise;
    },
    readWork: async () => {},
    readHolidays: async () => {},
    everyMs: defaultPace.standupEveryMs,
    log,
  });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(looked).toBe(1);
  let stopped = false;
  const stopping = clock.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stopped).toBe(false);
  resolve(0);
  await stopping;
  expect(looked).toBe(1);
});
