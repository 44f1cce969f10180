import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, type DatabaseSource, openDatabase } from '../../services/store/database.ts';
import type { Executor } from '../../services/store/executor.ts';
import { manual } from '../sandbox/pikastream/scripts/manual.ts';
import { type PikaStream, startPikaStream } from '../sandbox/pikastream/service.ts';
import type { PikaStreamOptions } from '../sandbox/pikastream/settings.ts';
import { type AppProcess, startAppProcess } from '../sandbox/runner/app-process.ts';
import { type SlackWorkspace, startSlackWorkspace } from '../sandbox/slack/workspace.ts';
import { administer, urlOf } from '../support/postgres.ts';
import { webhookSecret } from '../support/pushing.ts';

/** Where the app runs for one measurement: emulators that do nothing by themselves, and a fresh database. */
export type Place = {
  kind: 'embedded' | 'postgres';
  /** Where PostgreSQL has it. */
  databaseUrl: string;
  slack: SlackWorkspace;
  pika: PikaStream;
  /** Starts the app on this database; `readyAfter` in milliseconds from the spawn to a 200 of `/readyz`. */
  start(how?: Start): Promise<{ app: AppProcess; url: string; readyAfter: number }>;
  /** Settings of any app between these emulators. */
  settings(port: number): Record<string, string>;
  /** Looks into the database while no app has it. */
  look<Result>(read: (db: Executor, database: Database) => Promise<Result>): Promise<Result>;
  folder: string;
  close(): Promise<void>;
};

/** More settings than those of every app, and modules that are loaded before it. */
type Start = { settings?: Record<string, string>; imports?: readonly string[]; requestUrl?: string };

export async function openPlace(kind: Place['kind'], provider: PikaStreamOptions = {}): Promise<Place> {
  const slack = await startSlackWorkspace({ transport: 'http', rateLimits: false });
  const pika = await startPikaStream({ script: manual, balance: 1_000_000, ...provider });
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-bench-'));
  const name = `stand_in_bench_${randomUUID().replaceAll('-', '')}`;
  if (kind === 'postgres') await administer(`create database ${name}`);
  const dataFolder = join(folder, 'data');
  const database = kind === 'postgres' ? { DATABASE_URL: urlOf(name) } : { DATA_DIR: dataFolder };
  const source: DatabaseSource =
    kind === 'postgres' ? { kind, url: urlOf(name) } : { kind, folder: dataFolder };
  const apps: AppProcess[] = [];
  const settings = (port: number) => ({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(port),
  });

  return {
    kind,
    databaseUrl: urlOf(name),
    slack,
    pika,
    settings,
    folder,
    async look(read) {
      const opened = await openDatabase(source, () => {});
      try {
        return await read(opened.db, opened);
      } finally {
        await opened.close();
      }
    },
    async start(how = {}) {
      const { settings: more = {}, imports = [] } = how;
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const from = performance.now();
      const app = startAppProcess({
        ...{ folder, imports },
        settings: {
          ...settings(port),
          ...database,
          PIKA_DEV_KEY: pika.devKey,
          PIKA_API_BASE_URL: pika.url,
          PIKASTREAM_WEBHOOK_SECRET: webhookSecret,
          JOIN_UNDO_SECONDS: '0',
          ...more,
        },
      });
      apps.push(app);
      let ended = false;
      void app.exited.then(() => {
        ended = true;
      });
      while (!(await isReady(`${url}/readyz`))) {
        if (ended) throw new Error(`The app ended before it was ready:\n${app.tail()}`);
        if (performance.now() - from > 60_000)
          throw new Error(`The app was not ready in a minute:\n${app.tail()}`);
        await sleep(10);
      }
      slack.setRequestUrl(how.requestUrl ?? `${url}/slack/events`);
      return { app, url, readyAfter: performance.now() - from };
    },
    async close() {
      // One whose measure failed still runs.
      await Promise.all(apps.map((app) => app.stop()));
      await Promise.all([slack.close(), pika.close()]);
      await rm(folder, { recursive: true, force: true });
      if (kind === 'postgres') await administer(`drop database if exists ${name} with (force)`);
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => null);
  await answer?.body?.cancel();
  return answer?.ok === true;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
