import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { breachesOf, isAnyOf } from './imports.ts';

const outside = isAnyOf(
  'services/slack',
  'services/pikastream',
  'services/store',
  'services/http',
  'services/integrations',
  'nodemailer',
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

for (const room of [
  'agents',
  'calendars',
  'common',
  'ears',
  'meetings',
  'model',
  'notes',
  'people',
  'personas',
  'sessions',
  'standups',
  'tasks',
  'times',
]) {
  test(`services/${room} knows neither Slack nor PikaStream nor the database nor HTTP`, () => {
    expect(existsSync(`services/${room}`)).toBe(true);
    expect(breachesOf([`services/${room}`], outside)).toEqual([]);
  });
}
