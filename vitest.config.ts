import { defineConfig } from 'vitest/config';
import { postgresForTests } from './test/support/postgres.ts';
import { onEmbedded, onPostgres } from './test/support/which-database.ts';

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

export default defineConfig({
  test: {
    // Two databases, emulators and real processes share the machine: more at once only makes waits longer.
    maxWorkers: 4,
    maxConcurrency: 4,
    projects: [
      {
        test: { ...shared, name: 'pure', include: ['test/pure/**/*.test.ts', 'test/emulators/**/*.test.ts'] },
      },
      // Which promise is tested on which database, and why: test/support/which-database.ts.
      {
        test: {
          ...shared,
          name: 'embedded',
          ...onEmbedded(postgres),
          setupFiles: 'test/support/hurry.ts',
          globalSetup: 'test/support/embedded-dump.ts',
          provide: { database: 'embedded' },
        },
      },
      ...(postgres
        ? [
            {
              test: {
                ...shared,
                name: 'postgres',
                ...onPostgres,
                setupFiles: 'test/support/hurry.ts',
                globalSetup: 'test/support/postgres-template.ts',
                provide: { database: 'postgres' as const },
              },
            },
          ]
        : []),
    ],
  },
});
