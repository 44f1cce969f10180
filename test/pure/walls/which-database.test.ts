import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  inSeconds,
  inSecondsOnEmbedded,
  inSecondsOnPostgres,
  onEmbedded,
  onPostgres,
  processesOnEmbedded,
  processesOnPostgres,
  pureInSeconds,
  sandboxOnce,
} from '../../support/which-database.ts';

const embedded = onEmbedded(true);
const processes = processesOnEmbedded(true);

test.each([...onPostgres.include, ...inSeconds, ...processes.exclude, ...sandboxOnce, ...pureInSeconds])(
  '%s names a file that is there',
  (pattern) => {
    expect(globSync(pattern)).not.toEqual([]);
  },
);

test('where no PostgreSQL answers, the embedded database runs every promise', () => {
  const { include, exclude } = onEmbedded(false);
  const running = [...globSync(include, { exclude }), ...inSecondsOnEmbedded(false)];
  expect(running.toSorted()).toEqual(globSync('test/promises/**/*.test.ts').toSorted());
});

test('every test of a promise or a process runs on a database', () => {
  const running = [
    ...globSync(embedded.include, { exclude: embedded.exclude }),
    ...globSync(processes.include, { exclude: processes.exclude }),
    ...globSync(onPostgres.include, { exclude: onPostgres.exclude }),
    ...globSync(processesOnPostgres.include, { exclude: processesOnPostgres.exclude }),
    ...inSecondsOnEmbedded(true),
    ...inSecondsOnPostgres,
    ...sandboxOnce,
  ];
  const left = globSync('test/{promises,process}/**/*.test.ts').filter((file) => !running.includes(file));
  expect(left).toEqual([]);
});
