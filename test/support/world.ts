import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished } from 'vitest';
import type { GuardedAgentOptions } from '../../services/http/guarded-agent.ts';
import type { ReachFailpoint } from '../../services/meetings/failpoints.ts';
import type { Meeting } from '../../services/meetings/meeting.ts';
import type { Answerer } from '../../services/notes/ports/answerer.ts';
import type { Executor } from '../../services/store/executor.ts';
import { meetings } from '../../services/store/schema/meetings.ts';
import { withRetry } from '../../services/store/transaction.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { type Config, readConfig, secretsOf } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Pace } from '../../src/workers/pace.ts';
import { manual } from '../sandbox/pikastream/scripts/manual.ts';
import { type PikaStream, startPikaStream } from '../sandbox/pikastream/service.ts';
import type { PikaStreamOptions } from '../sandbox/pikastream/settings.ts';
import { type SlackWorkspace, startSlackWorkspace } from '../sandbox/slack/workspace.ts';
import { setDatabaseClock } from './database-clock.ts';
import { askedOften, hurried, pushed } from './hurry.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

export type World = {
  slack: SlackWorkspace;
  pika: PikaStream;
  database: TestDatabase;
  app: RunningApp;
  /** The app's log, one parsed entry a line. */
  log: Record<string, unknown>[];
  meetings(): Promise<Meeting[]>;
  /** Lets minutes pass for every meeting, run, question, export, action item, standup and job, on the database's clock, and for what is billed. */
  elapse(minutes: number): Promise<void>;
  /** Another process on the same database, with other settings where they are given; null takes one away. */
  restart(settings?: Record<string, string | null>, whileDown?: () => Promise<unknown>): Promise<void>;
};

export type WorldOptions = {
  /** How Slack reaches the app. */
  door?: 'http' | 'socket';
  settings?: Record<string, string>;
  /** What the app's admin added to the manifest's scopes. */
  scopes?: readonly string[];
  pika?: PikaStreamOptions;
  /** How addresses that an admin gave are reached: the emulators are on this machine. */
  guard?: GuardedAgentOptions;
  /** Answers questions about past meetings. */
  answerer?: Answerer;
  /** Its own database, instead of an empty one. */
  database?: TestDatabase;
  /** What the database's clock shows at the start. Over a socket: Slack's signatures have the real time. */
  clock?: Date;
  /** Changes settings past their checks, which let no workflow lead to this machine. */
  configure?: (config: Config) => Config;
  /**
   * `real`: one post a second and channel, as Slack wants it, and looks for work as rare as in production. Otherwise the app hurries,
   * and the emulator counts no calls. `pushed`: the same for many calls at once, whose events come by the webhook.
   */
  pace?: 'real' | 'pushed';
  /** How long Pika may take; the app reads it at each request. */
  deadlinesMs?: Pace['deadlinesMs'];
  /** Called at each failpoint; one that throws leaves its rows as a death there would. */
  failpoint?: ReachFailpoint;
  /** No limit of keys and people gives way while the test runs, however slow the machine is. */
  ratesStandStill?: boolean;
  /** None of them ever holds anybody up. */
  ratesGiveWay?: boolean;
  /** Violations that the test provokes on purpose. */
  allowViolations?: boolean;
};

const paces = { real: askedOften, hurried, pushed };

/**
 * Slack, PikaStream, a database and the app between them, over real HTTP. Meetings do nothing by themselves unless the
 * test gives a script. When the test ends, the emulators must not have been misused and no session may run on without
 * a meeting that will end it.
 */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { door = 'http' } = options;
  const manifest = JSON.parse(await readFile(new URL('../../manifest.json', import.meta.url), 'utf8'));
  manifest.oauth_config.scopes.bot.push(...(options.scopes ?? []));
  const slack = await startSlackWorkspace({
    transport: door,
    manifest,
    rateLimits: options.pace === 'real',
  });
  let passed = 0;
  const pika = await startPikaStream({ script: manual, now: () => Date.now() + passed, ...options.pika });
  const database = options.database ?? (await openTestDatabase());
  if (options.clock) await setDatabaseClock(database, options.clock);
  let settings: Record<string, string> = {
    SLACK_BOT_TOKEN: slack.botToken,
    ...(door === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    PIKA_DEV_KEY: pika.devKey,
    PIKA_API_BASE_URL: pika.url,
    PORT: '0',
    JOIN_UNDO_SECONDS: '0',
    LOG_LEVEL: 'debug',
    ...options.settings,
  };
  const log: Record<string, unknown>[] = [];
  const write = (line: string) => void log.push(JSON.parse(line));

  const start = async () => {
    const { configure = (config) => config } = options;
    const config = configure(readConfig(settings));
    const app = await startApp({
      config,
      log: createLog(config.LOG_LEVEL, secretsOf(config), write),
      database,
      pace: {
        ...paces[options.pace ?? 'hurried'],
        ...(options.deadlinesMs ? { deadlinesMs: options.deadlinesMs } : {}),
        ...(options.ratesStandStill ? { rateClock: () => 0 } : {}),
        ...(options.ratesGiveWay ? { rateClock: () => performance.now() * 1e6 } : {}),
      },
      ...(options.guard ? { guard: options.guard } : {}),
      ...(options.failpoint ? { failpoint: options.failpoint } : {}),
      ...(options.answerer ? { answerer: options.answerer } : {}),
    });
    if (door === 'http') slack.setRequestUrl(`http://127.0.0.1:${app.port}/slack/events`);
    else await slack.waitForSocket();
    await app.tidied;
    return app;
  };

  const world: World = {
    slack,
    pika,
    database,
    log,
    app: await start(),
    async meetings() {
      return (await database.db.select().from(meetings).orderBy(meetings.createdAt)) as Meeting[];
    },
    async elapse(minutes) {
      await elapse(database, minutes);
      passed += minutes * 60_000;
    },
    async restart(changed = {}, whileDown = async () => {}) {
      const wanted = Object.entries({ ...settings, ...changed });
      settings = Object.fromEntries(
        wanted.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      );
      await world.app.stop();
      await whileDown();
      world.app = await start();
    },
  };
  onTestFinished(async () => {
    await world.app.stop();
    const orphans = await orphansOf(world);
    await Promise.all([slack.close(), pika.close()]);
    await database.remove();
    if (options.allowViolations) return;
    expect(slack.violations, 'Slack was misused').toEqual([]);
    expect(pika.violations, 'PikaStream was misused').toEqual([]);
    expect(orphans, 'sessions that no meeting will end').toEqual([]);
  });
  return world;
}

/** Live sessions without a meeting that knows them and is not over (I2). */
async function orphansOf(world: World): Promise<string[]> {
  const known = (await world.meetings())
    .filter((meeting) => meeting.nextRunAt)
    .map((meeting) => meeting.sessionId);
  return world.pika
    .liveSessions()
    .map((session) => session.id)
    .filter((id) => !known.includes(id));
}

/** Everything that was, was `minutes` longer ago; what is to come is that much nearer. */
export async function elapse({ db }: { db: Executor }, minutes: number): Promise<void> {
  const { rows } = await db.execute<{ table: string; name: string }>(
    sql`select table_name as "table", column_name as name from information_schema.columns
      where table_schema = 'public' and table_name in ('meetings', 'tool_calls', 'house_turns', 'ears', 'ears_deletions', 'people_readings', 'questions', 'action_items', 'recap_exports', 'slack_outbox', 'calendars', 'calendar_events',
          'standups', 'standup_occurrences', 'standup_replies', 'channel_holidays', 'voices', 'workflow_steps', 'slack_calls', 'session_polls')
        and data_type = 'timestamp with time zone'`,
  );
  const shift = `make_interval(secs => ${minutes * 60})`;
  const tables = Map.groupBy(rows, ({ table }) => table);
  const shiftAll = async (tx: Executor) => {
    // When it was said stays: what was cut from then on would grow.
    await tx.execute(
      sql.raw(`update word_gaps set leaves_at = leaves_at - ${shift} where leaves_at is not null`),
    );
    for (const [table, columns] of tables) {
      const sets = columns.map(({ name }) => `${name} = ${name} - ${shift}`).join(', ');
      await tx.execute(sql.raw(`update ${table} set ${sets}`));
    }
    await tx.execute(
      sql.raw(`update pgboss.job set start_after = start_after - ${shift} where state = 'created'`),
    );
  };
  // The app may hold what this wants, and want what this holds.
  await withRetry(() => db.transaction(shiftAll));
}
