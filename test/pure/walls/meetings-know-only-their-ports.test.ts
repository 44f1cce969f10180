import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { breachesOf, isAnyOf } from './imports.ts';

const outside = isAnyOf(
  'services/slack',
  'services/pikastream',
  'services/store',
  'services/http',
  'services/feeds',
  'services/hubspot',
  'services/notion',
  'services/google',
  'services/search',
  'services/workflows',
  'services/mail',
  'services/webhooks',
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
  'services/agents',
  'services/meetings',
  'services/notes',
  'services/schedules',
  'services/tasks',
]) {
  test.runIf(existsSync(room))(`${room} knows neither Slack nor PikaStream nor the database nor HTTP`, () => {
    expect(breachesOf([room], outside)).toEqual([]);
  });
}
