import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inSeconds, onEmbedded, onPostgres, pureInSeconds } from '../../support/which-database.ts';

test.each([...onPostgres.include, ...onEmbedded(true).exclude, ...pureInSeconds])(
  '%s names a file that is there',
  (pattern) => {
    expect(globSync(pattern)).not.toEqual([]);
  },
);

test('every test of a promise or a process runs on a database', () => {
  const { include, exclude } = onEmbedded(true);
  const running = [
    ...globSync(include, { exclude }),
    ...globSync(onPostgres.include, { exclude: onPostgres.exclude }),
    ...inSeconds,
  ];
  const left = globSync('test/{promises,process}/**/*.test.ts').filter((file) => !running.includes(file));
  expect(left).toEqual([]);
});
