import { randomUUID } from 'node:crypto';
import { App } from '@slack/bolt';
import type { Logger } from 'pino';
import { registerActions } from '../listeners/actions/index.ts';
import { registerCommands } from '../listeners/commands/index.ts';
import { registerEvents } from '../listeners/events/index.ts';
import { registerMessages } from '../listeners/messages/index.ts';
import type { Surroundings } from '../listeners/use-cases.ts';
import { registerViews } from '../listeners/views/index.ts';
import { createAskingThreads } from '../services/agents/asking-threads.ts';
import { questionOf } from '../services/agents/question-of.ts';
import { createSignals } from '../services/agents/signals.ts';
import { createAgent } from '../services/http/agent.ts';
import { fetchThrough } from '../services/http/fetch.ts';
import type { GuardedAgentOptions } from '../services/http/guarded-agent.ts';
import { attend } from '../services/meetings/attend.ts';
import type { ReachFailpoint } from '../services/meetings/failpoints.ts';
import { hear } from '../services/meetings/hear.ts';
import { leaveWorkspace } from '../services/meetings/leave-workspace.ts';
import type { ProposeDeps } from '../services/meetings/propose.ts';
import { defaultPersona } from '../services/personas/persona.ts';
import { createPikaStream } from '../services/pikastream/client.ts';
import { createHttp } from '../services/pikastream/http.ts';
import { creditsPerUsd } from '../services/pikastream/wallet.ts';
import { createAnnouncer } from '../services/slack/announcer.ts';
import { deliverLane } from '../services/slack/deliver.ts';
import { createFileWriter } from '../services/slack/file-writer.ts';
import { createLaneTimers } from '../services/slack/lane-timers.ts';
import { openModal } from '../services/slack/modals.ts';
import { outboxQueries } from '../services/slack/outbox-rows.ts';
import { createPeople } from '../services/slack/people.ts';
import { postEvents } from '../services/slack/post-events.ts';
import { createThread } from '../services/slack/thread.ts';
import { createSlackClient, createSlackWriter } from '../services/slack/writer.ts';
import { agentQueries } from '../services/store/agent-desk.ts';
import { coalesce } from '../services/store/coalesce.ts';
import { type Database, type DatabaseSource, openDatabase } from '../services/store/database.ts';
import { createEventIntake } from '../services/store/event-intake.ts';
import { tidyUp } from '../services/store/housekeeping.ts';
import { startJobs } from '../services/store/jobs.ts';
import { createLeases } from '../services/store/leases.ts';
import { meetingQueries } from '../services/store/meeting-rows.ts';
import { migrate } from '../services/store/migrate.ts';
import { createProviderHealth } from '../services/store/provider-health.ts';
import { runQueries } from '../services/store/run-rows.ts';
import { createSessionLog, findUnheard, newestSegments } from '../services/store/session-log.ts';
import { createTaskBoard } from '../services/store/task-board.ts';
import { createTransact, sendWake } from '../services/store/unit.ts';
import { attendRun } from '../services/tasks/perform-run.ts';
import { outsideTools } from '../services/tasks/registry.ts';
import { draftDocument } from '../services/tasks/tools/draft-document.ts';
import { postMessage } from '../services/tasks/tools/post-message.ts';
import { createAgentUseCases } from './agent-use-cases.ts';
import { type Config, secretsOf } from './config.ts';
import { healthRoutes } from './http/health.ts';
import { createMetrics } from './http/metrics.ts';
import { startHttpServer } from './http/server.ts';
import { hider } from './log.ts';
import { mcpDoor } from './mcp/door.ts';
import { connectOutside } from './outside.ts';
import { webhookDoor } from './pikastream/webhook-door.ts';
import { slackHttpDoor } from './slack/http-door.ts';
import { type Identity, type KeptIdentity, keepIdentity } from './slack/identity.ts';
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
  /** How addresses that an admin gave are reached, for tests. */
  guard?: GuardedAgentOptions;
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
  guard,
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
  const logger = sdkLogger(log);
  const slackAgent = createAgent({ largestAnswer: 16 * 1024 * 1024 });
  const toSlack = { apiUrl: config.SLACK_API_URL, fetch: fetchThrough(slackAgent), logger };
  const client = createSlackClient({ token: config.SLACK_BOT_TOKEN, ...toSlack });
  const identity = keepIdentity(client, { log, onRevoked: () => leave(null) });
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
  const signals = createSignals();
  const agents = agentQueries(db);
  const asking = createAskingThreads(() => agents.meetingsThatAsk(identityOrThrow(identity.known()).teamId));
  const transact = createTransact({
    db,
    jobs,
    changed: (topic) => {
      if (topic === 'questions') asking.changed();
      signals.emit(topic);
    },
    announcerFor: (tx, now) =>
      createAnnouncer({
        isEditable: ({ tool }) => tools.some(({ name, editable }) => name === tool && editable.length > 0),
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
  const laneTimers = createLaneTimers((teamId, lane) => jobs.send(db, 'slack-deliver', { teamId, lane }));
  const deliver = deliverLane({
    db,
    leases,
    writer: createSlackWriter(client),
    wakeLane: (teamId, lane, at) => jobs.send(db, 'slack-deliver', { teamId, lane }, at ?? undefined),
    wakeLaneIn: laneTimers.wakeLaneIn,
    files: {
      db,
      documents: createFileWriter(client, toSlack.fetch),
      canvasUrl: (canvasId) => slackPage(identity, (teamId) => `docs/${teamId}/${canvasId}`) ?? canvasId,
    },
    ...postEvents(transact, ({ channelId, ts }) =>
      slackPage(identity, () => `archives/${channelId}/p${ts.replace('.', '')}`),
    ),
    onRevoked: async (teamId, error) => {
      log.error({ error }, 'Slack has taken our token back; ending what still runs');
      await leave(teamId);
    },
    failpoint,
    log,
  });

  const people = createPeople({ client, teamId: () => identityOrThrow(identity.known()).teamId, log });
  const outside = connectOutside({ config, onCall: metrics.observeCall, ...(guard ? { guard } : {}) });
  const thread = createThread({ db, jobs, people });
  const tools = [
    postMessage({ thread }),
    draftDocument({ thread, documents: outside.documents ?? null }),
    ...outsideTools({ ...outside, threadFiles: thread }),
  ];
  const runs = runQueries(db);
  const attendTool = attendRun({ transact, tools, failpoint, log });

  // Most of a look is waiting for an answer from outside, so many fit side by side.
  await jobs.work('meeting-attend', 24, ({ meetingId }, signal) =>
    attendMeeting(meetingId, 'attend', signal),
  );
  await jobs.work('meeting-dispatch', 24, ({ meetingId }, signal) =>
    attendMeeting(meetingId, 'dispatch', signal),
  );
  await jobs.work('tool-run', 24, ({ runId }, signal) => attendTool(runId, signal));
  // A burst of events is heard in one go, and its first at once.
  const hearNews = coalesce(100, hear({ transact }));
  await jobs.work('meeting-news', 24, ({ meetingId }) => hearNews(meetingId));
  await jobs.work('slack-deliver', 24, ({ teamId, lane }, signal) => deliver(teamId, lane, signal));
  const sweep = startSweep({
    overdueMeetings: queries.overdue,
    overdueRuns: runs.overdue,
    wakeRun: (runId) => jobs.send(db, 'tool-run', { runId }),
    unheard: () => findUnheard(db),
    hearMeeting: (meetingId) => jobs.send(db, 'meeting-news', { meetingId }),
    overdueLanes: outbox.overdueLanes,
    wakeMeeting: (meeting) => sendWake(db, jobs, meeting),
    wakeLane: (lane) => jobs.send(db, 'slack-deliver', lane),
    tidyUp: () => tidyUp(db),
    log,
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
  const proposeDeps: ProposeDeps = {
    transact,
    newId: randomUUID,
    joinUndoSeconds: config.JOIN_UNDO_SECONDS,
    maxMeetingMinutes: config.MAX_MEETING_MINUTES,
    pricePerMinuteUsd: config.PRICE_PER_MINUTE_USD,
    botName: persona.name,
  };
  const useCases = createUseCases({
    db,
    transact,
    queries,
    provider,
    proposeDeps,
    people,
    tools,
    asking,
    agentAddress: `${config.PUBLIC_URL ?? `http://localhost:${config.PORT}`}/mcp`,
    openForm: openModal(client, log),
    log,
    leaveWorkspace: leave,
  });
  const stopping = new AbortController();
  const agentUseCases = createAgentUseCases({
    transact,
    proposeDeps,
    queries,
    runs,
    questions: questionOf({ transact, signals, stop: stopping.signal }),
    sessions: createSessionLog(db),
    segments: (meetingId, limit) => newestSegments(db, meetingId, limit),
    board: createTaskBoard(db, new Date(0)),
    people,
    tools,
    signals,
    stop: stopping.signal,
  });
  for (const register of [
    registerMessages,
    registerEvents,
    registerCommands,
    registerActions,
    registerViews,
  ]) {
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
  const mcp = mcpDoor({ tokenByHash: agents.tokenByHash, useCases: agentUseCases, log });
  const server = await startHttpServer({
    routes: [...healthRoutes(checks), metrics.route, ...slackRoutes, ...webhookRoutes, mcp],
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
      stopping.abort();
      identity.stop();
      sweep.stop();
      await Promise.all(
        [socket?.stop(), server.stopIntake(), intake.settle()].map((part) => within(2_000, part)),
      );
      await jobs.stop(5_000);
      laneTimers.stop();
      await server.close();
      await Promise.all([http.close(), outside.close(), slackAgent.destroy()]);
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

/** A page of the workspace; null until Slack told where it is. */
function slackPage(identity: KeptIdentity, path: (teamId: string) => string): string | null {
  const known = identity.known();
  return known?.url ? `${known.url}${path(known.teamId)}` : null;
}

function identityOrThrow(identity: Identity | null): Identity {
  if (!identity) throw new Error('Slack was let in before we knew who we are');
  return identity;
}

async function within(milliseconds: number, work: Promise<unknown> | undefined): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
  await Promise.race([work, patience]);
}
