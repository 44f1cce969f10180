import { expect, test } from 'vitest';
import { breachesOf, importsOf, isAnyOf } from './imports.ts';

test('services know neither who listens nor the process', () => {
  expect(breachesOf(['services'], isAnyOf('listeners', 'src'))).toEqual([]);
});

test('listeners do not know the process', () => {
  expect(breachesOf(['listeners'], isAnyOf('src'))).toEqual([]);
});

test('nothing that runs in production comes from the tests', () => {
  expect(breachesOf(['src', 'listeners', 'services'], isAnyOf('test', 'vitest'))).toEqual([]);
});

test('imports of every form are seen', () => {
  const text = `
    import { a } from '../store/a.ts';
    import type { B } from '@slack/bolt';
    export { c } from './c.ts';
    import 'node:http';
    const d = await import('undici');
    const e = require('pg');
  `;
  expect(importsOf({ path: 'services/meetings/x.ts', text })).toEqual([
    'services/store/a.ts',
    '@slack/bolt',
    'services/meetings/c.ts',
    'node:http',
    'undici',
    'pg',
  ]);
});
