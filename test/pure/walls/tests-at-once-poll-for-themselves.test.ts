import { expect, test } from 'vitest';
import { sourcesIn } from './imports.ts';

// The imported `expect` polls for the test that began last: once that one has ended, it refuses to.
test('where tests run at once, each polls with the expect of its own context', () => {
  const shared = sourcesIn('test')
    .filter(({ text }) => /\.concurrent\b/.test(text) && /(?<!\.)\bexpect\s*\.poll\(/.test(text))
    .filter(({ text }) => /import \{[^}]*\bexpect\b[^}]*\} from 'vitest'/.test(text));
  expect(shared.map(({ path }) => path)).toEqual([]);
});
