import { expect, test } from 'vitest';
import { sourcesIn } from './imports.ts';

const linesOf = (text: string) => text.trimEnd().split('\n').length;

test('no file has more than 250 lines, and the one where the rooms meet has fewer than 120', () => {
  const sizes = sourcesIn('src', 'listeners', 'services').map(({ path, text }) => ({
    path,
    lines: linesOf(text),
  }));
  expect(sizes.filter(({ lines }) => lines > 250)).toEqual([]);
  expect(sizes.find(({ path }) => path.endsWith('src/app.ts'))?.lines).toBeLessThan(120);
});
