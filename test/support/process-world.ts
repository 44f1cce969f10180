import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished } from 'vitest';
import type { Failpoint } from '../../services/meetings/failpoints.ts';
import type { Meeting } from '../../services/meetings/meeting.ts';
import { openDatabase } from '../../services/store/database.ts';
import type { Executor } from '../../services/store/executor.ts';
import { meetings } from '../../services/store/schema/meetings.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { readConfig, secretsOf } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createJournal } from '../sandbox/journal.ts';
import { manual } from '../sandbox/pikastream/scripts/manual.ts';
import { type PikaStream, startPikaStream } from '../sandbox/pikastream/service.ts';
import type { PikaStreamOptions } from '../sandbox/pikastream/settings.ts';
import { type SlackWorkspace, startSlackWorkspace } from '../sandbox/slack/workspace.ts';
import { type AppProcess, type ReadyApp, spawnApp, untilUp } from './app-process.ts';
import { hurriedProcess } from './hurry.ts';
import { maxConnections } from './postgres.ts';
import { openTestDatabase } from './test-database.ts';
import './provided.ts';

export type ProcessWorld = {
  slack: SlackWorkspace;
  pika: PikaStream;
  /** Starts the app and waits until it is up; armed with a failpoint it will die there. */
  start(how?: Starting): Promise<ReadyApp>;
  /**
   * The next app on this database, in the test's own process: what it finds and does is the same as in another, which
   * would take a core for seconds to start. That processes start, and stop, is shown by those that do.
   */
  takeOver(): Promise<AppWithin>;
  /** Starts the app without waiting for anything. */
  spawn(how?: Starting): AppProcess;
  /** Where PostgreSQL is; null for the embedded database. */
  databaseUrl: string | null;
  /** The embedded database's folder. */
  folder: string;
  /** Looks into the database. The embedded one has room for one process: the app must be gone. */
  inDatabase<Result>(work: (db: Executor) => Promise<Result>): Promise<Result>;
  meetings(): Promise<Meeting[]>;
  /** Lets seconds pass on the database's clock. */
  age(seconds: number): Promise<void>;
};

type AppWithin = Pick<ReadyApp, 'url' | 'waitForLine'> & {
  /** As SIGTERM does. */
  stop(): Promise<void>;
};

type Starting = { failpoint?: Failpoint; settings?: Record<string, string | undefined> };

export type ProcessWorldOptions = {
  door?: 'http' | 'socket';
  settings?: Record<string, string>;
  pika?: PikaStreamOptions;
  /** What the app's admin added to the manifest's scopes. */
  scopes?: readonly string[];
  /** A database that has never been started. Otherwise it is migrated and empty. */
  freshDatabase?: boolean;
  /** Sessions that nobody will end are what this test is about. */
  allowOrphans?: boolean;
};

/**
 * Slack, PikaStream and a database for processes of the app, which come and go. When the test ends, the emulators must
 * not have been misused and no session may run on without a meeting that will end it. Concurrent tests give their own
 * context's `onTestFinished`.
 */
export async function startProcessWorld(
  options: ProcessWorldOptions = {},
  finished = onTestFinished,
): Promise<ProcessWorld> {
  const { door = 'http' } = options;
  const manifest = JSON.parse(await readFile(new URL('../../manifest.json', import.meta.url), 'utf8'));
  manifest.oauth_config.scopes.bot.push(...(options.scopes ?? []));
  const slack = await startSlackWorkspace({ transport: door, manifest, rateLimits: false });
  const pika = await startPikaStream({ script: manual, ...options.pika });
  const cwd = await mkdtemp(join(tmpdir(), 'stand-in-process-'));
  const folder = join(cwd, 'data');
  const postgres = inject('database') === 'postgres' ? await openTestDatabase({ own: true }) : null;
  if (!postgres && !options.freshDatabase) await unpackDump(join(folder, 'pglite'));
  const env: Record<string, string> = {
    SLACK_BOT_TOKEN: slack.botToken,
    ...(door === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    PIKA_DEV_KEY: pika.devKey,
    PIKA_API_BASE_URL: pika.url,
    ...(postgres?.url ? { DATABASE_URL: postgres.url, DATABASE_CONNECTIONS: String(maxConnections) } : {}),
    DATA_DIR: folder,
    PORT: '0',
    JOIN_UNDO_SECONDS: '0',
    LOG_LEVEL: 'debug',
    ...options.settings,
  };
  const running = new Set<AppProcess>();
  const within = new Set<RunningApp>();

  const world: ProcessWorld = {
    slack,
    pika,
    databaseUrl: postgres?.url ?? null,
    folder,
    spawn({ failpoint, settings = {} } = {}) {
      const given = Object.entries({ ...env, ...settings }).filter(([, value]) => value !== undefined);
      const app = spawnApp({
        finished,
        env: Object.fromEntries(given) as Record<string, string>,
        cwd,
        imports: ['test/support/hurried-process.ts'],
        ...(failpoint ? { entry: 'test/support/app-with-failpoint.ts', args: [failpoint] } : {}),
      });
      running.add(app);
      return app;
    },
    async start(how) {
      const app = await untilUp(world.spawn(how));
      if (door === 'http') slack.setRequestUrl(`${app.url}/slack/events`);
      return app;
    },
    async takeOver() {
      const config = readConfig(env);
      const lines = createJournal<string>();
      const log = createLog(config.LOG_LEVEL, secretsOf(config), (line) => lines.add(line));
      const app = await startApp({ config, log, pace: hurriedProcess });
      within.add(app);
      const url = `http://127.0.0.1:${app.port}`;
      if (door === 'http') slack.setRequestUrl(`${url}/slack/events`);
      return {
        url,
        waitForLine: (words, options) => lines.waitFor((line) => line.includes(words), options),
        stop: async () => {
          within.delete(app);
          await app.stop();
        },
      };
    },
    async inDatabase(work) {
      if (postgres) return work(postgres.db);
      const database = await openDatabase({ kind: 'embedded', folder }, () => {});
      try {
        return await work(database.db);
      } finally {
        await database.close();
      }
    },
    meetings: () =>
      world.inDatabase(
        async (db) => (await db.select().from(meetings).orderBy(meetings.createdAt)) as Meeting[],
      ),
    age: (seconds) => world.inDatabase((db) => age(db, seconds)),
  };

  finished(async () => {
    await Promise.all([...[...running].map((app) => app.kill()), ...[...within].map((app) => app.stop())]);
    const orphans = options.allowOrphans || pika.liveSessions().length === 0 ? [] : await orphansOf(world);
    await Promise.all([slack.close(), pika.close()]);
    await postgres?.remove();
    await rm(cwd, { recursive: true, force: true });
    expect(slack.violations, 'Slack was misused').toEqual([]);
    expect(pika.violations, 'PikaStream was misused').toEqual([]);
    expect(orphans, 'sessions that no meeting will end').toEqual([]);
  });
  return world;
}

async function unpackDump(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await promisify(execFile)('tar', ['-xf', inject('dumpFile'), '-C', folder]);
}

async function orphansOf(world: ProcessWorld): Promise<string[]> {
  const awake = (await world.meetings()).filter((meeting) => meeting.nextRunAt);
  const known = awake.map((meeting) => meeting.sessionId);
  return world.pika
    .liveSessions()
    .map((session) => session.id)
    .filter((id) => !known.includes(id));
}

/** Everything that was, was that much longer ago, but for the ledger, which nobody changes; what is to come is that much nearer, leases and jobs included. */
async function age(db: Executor, seconds: number): Promise<void> {
  const { rows } = await db.execute<{ table: string; column: string }>(
    sql`select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and table_name <> 'consent_entries' and data_type = 'timestamp with time zone'`,
  );
  const shift = `make_interval(secs => ${seconds})`;
  await db.transaction(async (tx) => {
    for (const { table, column } of rows) {
      await tx.execute(sql.raw(`update ${table} set ${column} = ${column} - ${shift}`));
    }
    await tx.execute(
      sql.raw(`update pgboss.job set start_after = start_after - ${shift} where state = 'created'`),
    );
  });
}
