import { defineConfig } from 'vitest/config';
import { onThisMachine } from './test/on-this-machine.ts';
import { postgresForTests } from './test/support/postgres.ts';
import {
  inSecondsOnEmbedded,
  inSecondsOnPostgres,
  onEmbedded,
  onPostgres,
  processesOnEmbedded,
  processesOnPostgres,
  pureInSeconds,
  sandboxOnce,
} from './test/support/which-database.ts';

// For workers that are processes; .ci/run says why.
process.env.GLIBC_TUNABLES ??= 'glibc.malloc.hugetlb=1';

const postgres = await postgresForTests();
const shared = {
  testTimeout: onThisMachine(30_000),
  hookTimeout: onThisMachine(30_000),
  // A state is awaited until it is there: only a test that fails waits for so long.
  expect: { poll: { timeout: onThisMachine(20_000), interval: 50 } },
  retry: 0,
  // No module holds state, so the files of a worker share one graph of modules.
  isolate: false,
  // A module is transformed once for all projects, and once more when it changes.
  fsModuleCache: true,
};
const embedded = {
  ...shared,
  globalSetup: 'test/support/embedded-dump.ts',
  provide: { database: 'embedded' as const, hasPostgres: postgres },
};
/** The app runs in the test's own process: its database is ready before the test's time begins. */
const embeddedWithin = { ...embedded, setupFiles: 'test/support/ready-database.ts' };
/** Its files run in threads: these share what is compiled of the embedded database, a fifth of the work. */
const inThreads = { pool: 'threads' as const };
const onServer = {
  ...shared,
  globalSetup: 'test/support/postgres-template.ts',
  provide: { database: 'postgres' as const, hasPostgres: true },
};
/** Everything, four files at a time on two cores, for each waits now and then. */
const first = { sequence: { groupOrder: 0 }, maxWorkers: 4 };
/** Then what has the real pace, which mostly waits, and what compares times, each the shortest of some tries. */
const measured = { sequence: { groupOrder: 1 }, maxWorkers: 4 };
/**
 * Last processes, and a browser: each takes a core while it starts, and with the embedded database most of one while it
 * runs. Of two files a third of both cores is idle; with three, what waits ten seconds by itself misses 30 s at times.
 */
const processes = { sequence: { groupOrder: 2 }, maxWorkers: postgres ? 2 : 1 };

export default defineConfig({
  test: {
    // Processes of the app start and are killed two at a time in a file: more only makes waits longer.
    maxConcurrency: 2,
    projects: [
      {
        test: {
          ...shared,
          ...first,
          name: 'pure',
          include: ['test/pure/**/*.test.ts', 'test/emulators/**/*.test.ts'],
          exclude: pureInSeconds,
        },
      },
      { test: { ...shared, ...measured, name: 'pure-seconds', include: pureInSeconds } },
      { test: { ...embedded, ...measured, name: 'embedded-sandbox', include: sandboxOnce } },
      // The real page, the real app and a browser.
      {
        test: {
          ...shared,
          ...processes,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/support/chromium.ts',
        },
      },
      // Which promise is tested on which database, and why: test/support/which-database.ts.
      { test: { ...embeddedWithin, ...inThreads, ...first, name: 'embedded', ...onEmbedded(postgres) } },
      {
        test: {
          ...embeddedWithin,
          ...measured,
          name: 'embedded-seconds',
          include: inSecondsOnEmbedded(postgres),
        },
      },
      {
        test: {
          ...{ ...embedded, ...processes },
          name: 'embedded-processes',
          ...processesOnEmbedded(postgres),
        },
      },
      ...(postgres
        ? [
            { test: { ...onServer, ...first, name: 'postgres', ...onPostgres } },
            {
              test: {
                ...onServer,
                ...measured,
                name: 'postgres-seconds',
                include: inSecondsOnPostgres,
              },
            },
            { test: { ...onServer, ...processes, name: 'postgres-processes', ...processesOnPostgres } },
          ]
        : []),
    ],
  },
});
