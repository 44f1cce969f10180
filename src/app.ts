import { randomUUID } from 'node:crypto';
import { App } from '@slack/bolt';
import type { Logger } from 'pino';
import { registerActions } from '../listeners/actions/index.ts';
import { registerCommands } from '../listeners/commands/index.ts';
import { registerEvents } from '../listeners/events/index.ts';
import { registerMessages } from '../listeners/messages/index.ts';
import type { Surroundings } from '../listeners/use-cases.ts';
import { createAgent } from '../services/http/agent.ts';
import { fetchThrough } from '../services/http/fetch.ts';
import { attend } from '../services/meetings/attend.ts';
import type { ReachFailpoint } from '../services/meetings/failpoints.ts';
import { hear } from '../services/meetings/hear.ts';
import { leaveWorkspace } from '../services/meetings/leave-workspace.ts';
import { defaultPersona } from '../services/personas/persona.ts';
import { createPikaStream } from '../services/pikastream/client.ts';
import { createHttp } from '../services/pikastream/http.ts';
import { creditsPerUsd } from '../services/pikastream/wallet.ts';
import { createAnnouncer } from '../services/slack/announcer.ts';
import { cardEvents } from '../services/slack/card-events.ts';
import { deliverLane } from '../services/slack/deliver.ts';
import { createLaneTimers } from '../services/slack/lane-timers.ts';
import { outboxQueries } from '../services/slack/outbox-rows.ts';
import { createSlackClient, createSlackWriter } from '../services/slack/writer.ts';
import { coalesce } from '../services/store/coalesce.ts';
import { type Database, type DatabaseSource, openDatabase } from '../services/store/database.ts';
import { createEventIntake } from '../services/store/event-intake.ts';
import { tidyUp } from '../services/store/housekeeping.ts';
import { startJobs } from '../services/store/jobs.ts';
import { createLeases } from '../services/store/leases.ts';
import { meetingQueries } from '../services/store/meeting-rows.ts';
import { migrate } from '../services/store/migrate.ts';
import { createProviderHealth } from '../services/store/provider-health.ts';
import { createSessionLog, findUnheard } from '../services/store/session-log.ts';
import { createTransact, sendWake } from '../services/store/unit.ts';
import { type Config, secretsOf } from './config.ts';
import { healthRoutes } from './http/health.ts';
import { createMetrics } from './http/metrics.ts';
import { startHttpServer } from './http/server.ts';
import { hider } from './log.ts';
import { webhookDoor } from './pikastream/webhook-door.ts';
import { slackHttpDoor } from './slack/http-door.ts';
import { type Identity, keepIdentity } from './slack/identity.ts';
import { createIntake } from './slack/intake.ts';
import { sdkLogger } from './slack/sdk-logger.ts';
import { slackSocketDoor } from './slack/socket-door.ts';
import { startSweep } from './sweep.ts';
import { createUseCases } from './use-cases.ts';

export type AppOptions = {
  config: Config;
  log: Logger;
  /** An open database instead of the one the settings name, for tests. */
  database?: Database;
  /** Named points where a test may end the process. */
  failpoint?: ReachFailpoint;
};

export type RunningApp = {
  port: number;
  /** Stops intake, hands work over and closes. No meeting is left by it: the next process goes on. */
  stop(): Promise<void>;
};

/** The one place where the parts meet. */
export async function startApp({
  config,
  log,
  database: given,
  failpoint = () => {},
}: AppOptions): Promise<RunningApp> {
  const persona = await defaultPersona();
  const database =
    given ??
    (await openDatabase(sourceOf(config), (error) =>
      log.warn({ err: error }, 'a database connection broke'),
    ));
  const { db } = database;
  await migrate(db);
  const jobs = await startJobs(database, log);

  const queries = meetingQueries(db);
  const outbox = outboxQueries(db);
  const leases = createLeases(db);
  const health = createProviderHealth(db);
  const held = { bytes: 0 };
  const metrics = createMetrics({
    meetingsByState: queries.countByState,
    outboxDepth: outbox.depth,
    heldBytes: () => held.bytes,
  });
  const http = createHttp({
    baseUrl: config.PIKA_API_BASE_URL,
    key: config.PIKA_DEV_KEY,
    onCall: metrics.observeCall,
    hide: hider(secretsOf(config)),
  });
  const provider = createPikaStream(http, persona);
  const transact = createTransact({
    db,
    jobs,
    announcerFor: (tx, now) =>
      createAnnouncer({
        tx,
        now,
        jobs,
        newId: randomUUID,
        sessions: createSessionLog(tx),
        health: createProviderHealth(tx),
      }),
  });
  const leave = leaveWorkspace({ transact, active: queries.active });

  const attendMeeting = attend({
    transact,
    provider,
    sessions: createSessionLog(db),
    health,
    leases,
    look: queries.look,
    wakeNow: (meeting) => sendWake(db, jobs, meeting),
    overlaps: queries.overlaps,
    minutesOf: (credits, pricePerMinuteUsd) =>
      pricePerMinuteUsd > 0 ? credits / (pricePerMinuteUsd * creditsPerUsd) : 0,
    observeDispatch: metrics.observeDispatch,
    failpoint,
    log,
  });
  const logger = sdkLogger(log);
  const slackAgent = createAgent({ largestAnswer: 16 * 1024 * 1024 });
  const toSlack = { apiUrl: config.SLACK_API_URL, fetch: fetchThrough(slackAgent), logger };
  const client = createSlackClient({ token: config.SLACK_BOT_TOKEN, ...toSlack });
  const laneTimers = createLaneTimers((teamId, lane) => jobs.send(db, 'slack-deliver', { teamId, lane }));
  const deliver = deliverLane({
    db,
    leases,
    writer: createSlackWriter(client),
    wakeLane: (teamId, lane, at) => jobs.send(db, 'slack-deliver', { teamId, lane }, at ?? undefined),
    wakeLaneIn: laneTimers.wakeLaneIn,
    ...cardEvents(transact),
    onRevoked: async (teamId, error) => {
      log.error({ error }, 'Slack has taken our token back; ending what still runs');
      await leave(teamId);
    },
    failpoint,
    log,
  });

  // Most of a look is waiting for an answer from outside, so many fit side by side.
  await jobs.work('meeting-attend', 24, ({ meetingId }, signal) =>
    attendMeeting(meetingId, 'attend', signal),
  );
  await jobs.work('meeting-dispatch', 24, ({ meetingId }, signal) =>
    attendMeeting(meetingId, 'dispatch', signal),
  );
  // A burst of events is heard in one go, and its first at once.
  const hearNews = coalesce(100, hear({ transact }));
  await jobs.work('meeting-news', 24, ({ meetingId }) => hearNews(meetingId));
  await jobs.work('slack-deliver', 24, ({ teamId, lane }, signal) => deliver(teamId, lane, signal));
  const sweep = startSweep({
    overdueMeetings: queries.overdue,
    unheard: () => findUnheard(db),
    hearMeeting: (meetingId) => jobs.send(db, 'meeting-news', { meetingId }),
    overdueLanes: outbox.overdueLanes,
    wakeMeeting: (meeting) => sendWake(db, jobs, meeting),
    wakeLane: (lane) => jobs.send(db, 'slack-deliver', lane),
    tidyUp: () => tidyUp(db),
    log,
  });

  const identity = keepIdentity(client, {
    log,
    onRevoked: () => leave(null),
  });
  const surroundings = (): Surroundings => ({
    ...identityOrThrow(identity.known()),
    maxMeetingMinutes: config.MAX_MEETING_MINUTES,
    pricePerMinuteUsd: config.PRICE_PER_MINUTE_USD,
  });
  const bolt = new App({
    authorize: async () => ({ botToken: config.SLACK_BOT_TOKEN, ...identityOrThrow(identity.known()) }),
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    convoStore: false,
    logger,
  });
  const useCases = createUseCases({
    config,
    db,
    transact,
    queries,
    provider,
    persona,
    log,
    leaveWorkspace: leave,
  });
  for (const register of [registerMessages, registerEvents, registerCommands, registerActions]) {
    register(bolt, { useCases, surroundings });
  }
  const intake = createIntake({
    process: (event) => bolt.processEvent(event),
    ready: () => identity.known() !== null,
    failpoint,
    log,
  });

  const socket = config.SLACK_APP_TOKEN
    ? slackSocketDoor({ appToken: config.SLACK_APP_TOKEN, ...toSlack, intake, log })
    : null;
  const checks = [
    { name: 'database', check: () => database.ping().then(() => null) },
    { name: 'jobs', check: async () => (jobs.isRunning() ? null : 'stopped') },
    {
      name: 'slack',
      check: async () => identity.trouble() ?? (socket && !socket.isOpen() ? 'no socket' : null),
    },
  ];
  const slackRoutes = config.SLACK_SIGNING_SECRET ? [slackHttpDoor(config.SLACK_SIGNING_SECRET, intake)] : [];
  const webhookRoutes = config.PIKASTREAM_WEBHOOK_SECRET
    ? [
        webhookDoor({
          secrets: config.PIKASTREAM_WEBHOOK_SECRET,
          record: createEventIntake(db, jobs).record,
          log,
        }),
      ]
    : [];
  const server = await startHttpServer({
    routes: [...healthRoutes(checks), metrics.route, ...slackRoutes, ...webhookRoutes],
    port: config.PORT,
    held,
    log,
  });
  await identity.start();
  void socket?.start();
  log.info(
    {
      port: server.port,
      database: database.kind,
      slack: socket ? 'socket' : 'http',
      notes: 'PikaStream’s own',
    },
    'Stand-in is up',
  );

  return {
    port: server.port,
    async stop() {
      intake.stop();
      identity.stop();
      sweep.stop();
      await Promise.all(
        [socket?.stop(), server.stopIntake(), intake.settle()].map((part) => within(2_000, part)),
      );
      await jobs.stop(5_000);
      laneTimers.stop();
      await server.close();
      await Promise.all([http.close(), slackAgent.destroy()]);
      await database.close();
      log.info('Stand-in has stopped; meetings go on with the next process');
    },
  };
}

function sourceOf(config: Config): DatabaseSource {
  return config.DATABASE_URL
    ? { kind: 'postgres', url: config.DATABASE_URL }
    : { kind: 'embedded', folder: config.DATA_DIR };
}

function identityOrThrow(identity: Identity | null): Identity {
  if (!identity) throw new Error('Slack was let in before we knew who we are');
  return identity;
}

async function within(milliseconds: number, work: Promise<unknown> | undefined): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
  await Promise.race([work, patience]);
}
