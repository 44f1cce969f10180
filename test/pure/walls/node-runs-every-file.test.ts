import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import { sourcesIn } from './imports.ts';

// Tests and the type checker read files with parsers of their own; Node's refuses, for one, `for (const of of …)`.
test('Node itself reads every file', () => {
  const refused = sourcesIn('src', 'listeners', 'services', 'test/sandbox').flatMap(({ path, text }) => {
    try {
      stripTypeScriptTypes(text);
      return [];
    } catch (error) {
      return [`${path}: ${error}`];
    }
  });
  expect(refused).toEqual([]);
});
