import { expect, test } from 'vitest';
import { breachesOf, isAnyOf } from './imports.ts';

test('listeners do no SQL, no HTTP and no calls to Slack', () => {
  const forbidden = isAnyOf(
    'services/store',
    'services/pikastream',
    'drizzle-orm',
    'pg',
    'pg-boss',
    '@electric-sql',
    'undici',
    '@slack/web-api',
    'node:http',
    'node:https',
  );
  expect(breachesOf(['listeners'], forbidden)).toEqual([]);
});
