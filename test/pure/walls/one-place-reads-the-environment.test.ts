import { expect, test } from 'vitest';
import { sourcesIn } from './imports.ts';

test('only src/config.ts reads the environment', () => {
  const readers = sourcesIn('src', 'listeners', 'services').filter(({ text }) =>
    /\bprocess\.env\b|\benv\b.*from 'node:process'/.test(text),
  );
  expect(readers.map(({ path }) => path)).toEqual(['src/config.ts']);
});
