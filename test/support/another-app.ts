import { onTestFinished } from 'vitest';
import { openDatabase } from '../../services/store/database.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { readConfig, secretsOf } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { askedOften } from './hurry.ts';
import { maxConnections } from './postgres.ts';
import type { World, WorldOptions } from './world.ts';

/** A second app beside the world's, with connections of its own to the same PostgreSQL; Slack reaches it by socket. */
export async function startAnotherApp(
  { slack, pika, database, log }: World,
  { settings = {}, ...options }: Pick<WorldOptions, 'settings' | 'guard'> = {},
): Promise<RunningApp> {
  if (!database.url) throw new Error('The embedded database belongs to one process');
  const url = new URL(database.url);
  // By which PostgreSQL tells it from the first.
  url.searchParams.set('application_name', 'another app');
  const config = readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    PIKA_DEV_KEY: pika.devKey,
    PIKA_API_BASE_URL: pika.url,
    PORT: '0',
    JOIN_UNDO_SECONDS: '0',
    LOG_LEVEL: 'debug',
    ...settings,
  });
  const app = await startApp({
    pace: askedOften,
    ...options,
    config,
    log: createLog(config.LOG_LEVEL, secretsOf(config), (line) => void log.push(JSON.parse(line))),
    database: await openDatabase(
      { kind: 'postgres', url: url.href, maxConnections: maxConnections },
      () => {},
    ),
  });
  onTestFinished(() => app.stop());
  return app;
}
