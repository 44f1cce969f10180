import type { AppOptions } from '../../src/app.ts';

/** PikaStream's emulator answers at once: it is asked as often as jobs are found, in seconds. */
export const askedOften = {
  pollEvery: { checking: 0.5, joining: 0.2, live: 0.4, notes: 0.4 },
} satisfies AppOptions['pace'];

/** What waits for nothing but Slack's limits need not wait for an emulator. */
export const hurried = {
  ...askedOften,
  ...{ postEveryMs: 20, sweepEveryMs: 1_000, jobsEveryMs: 200, standupEveryMs: 250, earsEveryMs: 250 },
  serverRetryMs: 50,
} satisfies AppOptions['pace'];
