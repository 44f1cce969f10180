import type { AppOptions } from '../../src/app.ts';

/** PikaStream's emulator answers at once: it is asked as often as jobs are found, in seconds. */
export const askedOften = {
  pollEvery: { checking: 0.5, joining: 0.2, live: 0.4, notes: 0.4 },
} satisfies AppOptions['pace'];

/** What waits for nothing but Slack's limits need not wait for an emulator. */
export const hurried = {
  ...askedOften,
  ...{
    postEveryMs: 20,
    settleMs: 0,
    sweepEveryMs: 2_000,
    jobsEveryMs: 300,
    standupEveryMs: 500,
    earsEveryMs: 500,
  },
  ...{ serverRetryMs: 50, homesEveryMs: 500, stepsEveryMs: 500 },
  // A slow machine's workers come first.
  endUnwrittenAfterMs: 8_000,
} satisfies AppOptions['pace'];

/** Of processes that are killed: others find out sooner. */
export const hurriedProcess = {
  ...hurried,
  sweepEveryMs: 1_000,
  aliveEveryMs: 500,
  endUnwrittenAfterMs: 2_000,
} satisfies AppOptions['pace'];

/** For many calls at once whose events the test pushes: looking for what didn't happen would take most of the time. */
export const pushed = {
  ...hurried,
  ...{ sweepEveryMs: 5_000, jobsEveryMs: 500, standupEveryMs: 60_000, earsEveryMs: 60_000 },
  ...{ homesEveryMs: 60_000, stepsEveryMs: 60_000 },
  pollEvery: { ...askedOften.pollEvery, live: 30 },
} satisfies AppOptions['pace'];
