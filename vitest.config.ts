import { defineConfig } from 'vitest/config';
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

// A database in memory is many large blocks. Asked for as huge pages (glibc's malloc; others ignore it) they cost half as
// many page faults, of which a virtual machine has few to spare.
process.env.GLIBC_TUNABLES ??= 'glibc.malloc.hugetlb=1';

const postgres = await postgresForTests();
const shared = {
  testTimeout: 30_000,
  hookTimeout: 30_000,
  // A state is awaited until it is there: only a test that fails waits for so long.
  expect: { poll: { timeout: 20_000, interval: 25 } },
  retry: 0,
  // No module holds state, so the files of a worker share one graph of modules.
  isolate: false,
};
const embedded = {
  ...shared,
  globalSetup: 'test/support/embedded-dump.ts',
  setupFiles: 'test/support/ready-database.ts',
  provide: { database: 'embedded' as const, hasPostgres: postgres },
};
const onServer = {
  ...shared,
  globalSetup: 'test/support/postgres-template.ts',
  provide: { database: 'postgres' as const, hasPostgres: true },
};
/** Everything, four files at a time on two cores, for each waits now and then. With five a slow machine misses 30 s. */
const first = { sequence: { groupOrder: 0 }, maxWorkers: 4 };
/** Then what has the real pace, which mostly waits; then what compares times, with nothing beside it. */
const atRealPace = { sequence: { groupOrder: 1 }, maxWorkers: 3 };
const alone = { sequence: { groupOrder: 2 }, maxWorkers: 1 };
/** Last processes: each takes a core while it starts. */
const processes = { sequence: { groupOrder: 3 }, maxWorkers: 2 };

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
      { test: { ...shared, ...alone, name: 'pure-seconds', include: pureInSeconds } },
      { test: { ...embedded, ...alone, name: 'embedded-alone', include: sandboxOnce } },
      // Which promise is tested on which database, and why: test/support/which-database.ts.
      { test: { ...embedded, ...first, name: 'embedded', ...onEmbedded } },
      {
        test: {
          ...embedded,
          ...atRealPace,
          name: 'embedded-seconds',
          include: inSecondsOnEmbedded(postgres),
        },
      },
      { test: { ...embedded, ...processes, name: 'embedded-processes', ...processesOnEmbedded(postgres) } },
      ...(postgres
        ? [
            { test: { ...onServer, ...first, name: 'postgres', ...onPostgres } },
            {
              test: {
                ...onServer,
                ...atRealPace,
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
