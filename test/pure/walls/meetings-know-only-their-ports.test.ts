import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { breachesOf, isAnyOf } from './imports.ts';

const outside = isAnyOf(
  'services/slack',
  'services/pikastream',
  'services/store',
  '@slack',
  'drizzle-orm',
  'pg',
  'pg-boss',
  '@electric-sql',
  'undici',
  'node:http',
  'node:https',
  'node:net',
);

for (const room of ['services/meetings', 'services/notes', 'services/schedules', 'services/tasks']) {
  test.runIf(existsSync(room))(`${room} knows neither Slack nor PikaStream nor the database nor HTTP`, () => {
    expect(breachesOf([room], outside)).toEqual([]);
  });
}
