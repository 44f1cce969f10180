import { defineConfig } from 'vitest/config';
import { postgresForTests } from './test/support/postgres.ts';

const postgres = await postgresForTests();
const shared = {
  // A state is awaited until it is there: only a test that fails waits for so long.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000, interval: 50 } },
  // Real processes on a busy machine are late at times; the report names whatever needed another run.
  retry: process.env.CI ? 2 : 0,
};
/** What is promised holds on both databases; what touches none runs once. */
const promises = ['test/promises/**/*.test.ts', 'test/process/**/*.test.ts'];

export default defineConfig({
  test: {
    // Two databases, emulators and real processes share the machine: more at once only makes waits longer.
    maxWorkers: 3,
    maxConcurrency: 3,
    projects: [
      {
        test: { ...shared, name: 'pure', include: ['test/pure/**/*.test.ts', 'test/emulators/**/*.test.ts'] },
      },
      {
        test: {
          ...shared,
          name: 'embedded',
          include: promises,
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
                include: promises,
                globalSetup: 'test/support/postgres-template.ts',
                provide: { database: 'postgres' as const },
              },
            },
          ]
        : []),
    ],
  },
});
