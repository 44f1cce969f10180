import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createAskingThreads } from '../services/agents/asking-threads.ts';
import { keyOwner } from '../services/agents/key-owner.ts';
import { questionOf } from '../services/agents/question-of.ts';
import { createSignals } from '../services/agents/signals.ts';
import type { GuardedAgentOptions } from '../services/http/guarded-agent.ts';
import { attend } from '../services/meetings/attend.ts';
import type { ReachFailpoint } from '../services/meetings/failpoints.ts';
import { leaveWorkspace } from '../services/meetings/leave-workspace.ts';
import type { ProposeDeps } from '../services/meetings/propose.ts';
import type { Answerer } from '../services/notes/ports/answerer.ts';
import { writeNotes } from '../services/notes/write-notes.ts';
import { defaultPersona } from '../services/personas/persona.ts';
import { createPikaStream } from '../services/pikastream/client.ts';
import { createHttp } from '../services/pikastream/http.ts';
import { creditsPerUsd } from '../services/pikastream/wallet.ts';
import { createThread } from '../services/slack/messages/thread.ts';
import { outboxQueries } from '../services/slack/outbox/outbox-rows.ts';
import { type Database, type DatabaseSource, openDatabase } from '../services/store/database.ts';
import { startJobs } from '../services/store/jobs.ts';
import { migrate } from '../services/store/migrate.ts';
import { meetingQueries } from '../services/store/queries/meeting-queries.ts';
import { scheduleQueries } from '../services/store/queries/schedule-queries.ts';
import { agentQueries } from '../services/store/rows/agent-desk.ts';
import { createEventIntake } from '../services/store/rows/event-intake.ts';
import { createLeases } from '../services/store/rows/leases.ts';
import { createProviderHealth } from '../services/store/rows/provider-health.ts';
import { runQueries } from '../services/store/rows/run-rows.ts';
import { createSessionLog, newestSegments } from '../services/store/rows/session-log.ts';
import { tasksOf } from '../services/store/rows/task-board.ts';
import { databaseTime } from '../services/store/transaction.ts';
import { sendWake } from '../services/store/unit.ts';
import { hear } from '../services/tasks/apply-session-events.ts';
import { outsideTools } from '../services/tasks/registry.ts';
import { draftDocument } from '../services/tasks/tools/draft-document.ts';
import { postMessage } from '../services/tasks/tools/post-message.ts';
import { type Config, secretsOf } from './config.ts';
import { healthRoutes } from './http/health.ts';
import { createMetrics } from './http/metrics.ts';
import { startHttpServer } from './http/server.ts';
import { hider } from './log.ts';
import { mcpDoor } from './mcp/door.ts';
import { webhookDoor } from './pikastream/webhook-door.ts';
import { connectSlack } from './slack/connect.ts';
import { openSlackDoors } from './slack/doors.ts';
import { createAgentUseCases } from './wiring/agent-use-cases.ts';
import { connectCalendars, startCalendarWork } from './wiring/calendars.ts';
import { connectCopies } from './wiring/copies.ts';
import { connectModel } from './wiring/model.ts';
import { connectNotes } from './wiring/notes.ts';
import { connectOutside } from './wiring/outside.ts';
import { startSchedules } from './wiring/schedules.ts';
import { connectUnits } from './wiring/units.ts';
import { createUseCases } from './wiring/use-cases.ts';
import { startWork } from './wiring/work.ts';
import { createClock } from './workers/clock.ts';

export type AppOptions = {
  config: Config;
  log: Logger;
  /** An open database instead of the one the settings name, for tests. */
  database?: Database;
  /** Named points where a test may end the process. */
  failpoint?: ReachFailpoint;
  /** How addresses that an admin gave are reached, for tests. */
  guard?: GuardedAgentOptions;
  /** What answers questions about past meetings, instead of the model that the settings name, for tests. */
  answerer?: Answerer;
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
  answerer,
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
  const clock = createClock({ databaseTime: () => databaseTime(db), log });
  await clock.compare();
  const jobs = await startJobs(database, log);
  const queries = meetingQueries(db);
  const agents = agentQueries(db);

  const held = { bytes: 0 };
  const metrics = createMetrics({
    meetingsByState: queries.countByState,
    outboxDepth: outboxQueries(db).depth,
    heldBytes: () => held.bytes,
    clockAheadSeconds: clock.aheadSeconds,
  });

  // What the process speaks to.
  const slack = connectSlack(config, log, () => leave(null));
  const http = createHttp({
    baseUrl: config.PIKA_API_BASE_URL,
    key: config.PIKA_DEV_KEY,
    onCall: metrics.observeCall,
    hide: hider(secretsOf(config)),
  });
  const provider = createPikaStream(http, persona);
  const outside = connectOutside({
    config,
    onCall: metrics.observeToolCall,
    ...(guard ? { guard } : {}),
    now: clock.now,
    log,
  });
  const model = await connectModel({ config, onCall: metrics.observeToolCall });
  const notes = connectNotes({
    db,
    roster: slack.roster,
    model,
    transcripts: outside.transcripts ?? null,
    log,
  });
  const thread = createThread({ db, jobs, people: slack.people });
  const tools = [
    postMessage({ thread }),
    draftDocument({ thread, documents: outside.documents ?? null }),
    ...outsideTools({ ...outside, threadFiles: thread }),
  ];

  // What it does.
  const signals = createSignals();
  const schedules = scheduleQueries(db);
  const briefing = createAskingThreads(() => schedules.briefedThreads(slack.me().teamId));
  const asking = createAskingThreads(() => agents.meetingsThatAsk(slack.me().teamId));
  const { people, openForm, pushForm, updateForm, pageOf, roster } = slack;
  const transact = connectUnits({
    db,
    jobs,
    pageOf,
    tools,
    canRewriteNotes: model !== undefined,
    asking,
    signals,
  });
  const copies = connectCopies({
    config,
    database,
    outside,
    transact,
    people,
    pageOf,
    onCall: metrics.observeToolCall,
    failpoint,
    log,
  });
  const leave = leaveWorkspace({ transact, active: queries.active });
  const attendMeeting = attend({
    transact,
    provider,
    sessions: createSessionLog(db),
    applySessionEvents: hear({ transact }),
    writeNotes: writeNotes({ transact, notes: notes.writer, failpoint, log }),
    health: createProviderHealth(db),
    leases: createLeases(db),
    look: queries.look,
    wakeNow: (meeting) => sendWake(db, jobs, meeting),
    overlaps: queries.overlaps,
    minutesOf: (credits, pricePerMinuteUsd) =>
      pricePerMinuteUsd > 0 ? credits / (pricePerMinuteUsd * creditsPerUsd) : 0,
    observeDispatch: metrics.observeDispatch,
    failpoint,
    log,
  });
  const work = await startWork({
    db,
    jobs,
    transact,
    slack,
    tools,
    attendMeeting,
    attendCopy: copies.attend,
    leaveWorkspace: leave,
    compareClocks: clock.compare,
    failpoint,
    log,
  });

  // Who may ask for it.
  let port = config.PORT;
  const proposeDeps: ProposeDeps = {
    transact,
    newId: randomUUID,
    joinUndoSeconds: config.JOIN_UNDO_SECONDS,
    maxMeetingMinutes: config.MAX_MEETING_MINUTES,
    pricePerMinuteUsd: config.PRICE_PER_MINUTE_USD,
    botName: persona.name,
  };
  const { feeds, feedParser: parser } = outside;
  const { cipher } = copies;
  const stopping = new AbortController();
  const standups = startSchedules({
    transact,
    proposeDeps,
    queries: schedules,
    briefMinutes: config.STANDUP_BRIEF_MINUTES,
    feeds,
    parser,
    cipher,
    people,
    stop: stopping.signal,
    log,
  });
  const calendars = connectCalendars({
    transact,
    feeds,
    parser,
    google: outside.personCalendars,
    publicUrl: config.PUBLIC_URL,
    cipher,
    people,
    roster,
    proposeDeps,
    log,
  });
  await startCalendarWork(db, jobs, calendars);
  const doors = openSlackDoors({
    config,
    slack,
    failpoint,
    now: clock.now,
    log,
    useCases: createUseCases({
      db,
      transact,
      queries,
      provider,
      proposeDeps,
      now: clock.now,
      people,
      roster,
      hasModel: model !== undefined,
      tools,
      asking,
      briefing,
      setHolidays: standups.setHolidays,
      copies: copies.useCases,
      calendars: calendars.useCases,
      openForm,
      pushForm,
      updateForm,
      pageOf,
      answerer: answerer ?? notes.answerer ?? undefined,
      stop: stopping.signal,
      agentAddress: () => `${config.PUBLIC_URL ?? `http://localhost:${port}`}/mcp`,
      leaveWorkspace: leave,
      log,
    }),
  });
  const agentUseCases = createAgentUseCases({
    transact,
    proposeDeps,
    queries,
    runs: runQueries(db),
    questions: questionOf({ transact, signals, stop: stopping.signal }),
    sessions: createSessionLog(db),
    segments: (meetingId, limit) => newestSegments(db, meetingId, limit),
    tasksOf: (meetingId) => tasksOf(db, meetingId),
    people,
    tools,
    signals,
    stop: stopping.signal,
  });
  const secrets = config.PIKASTREAM_WEBHOOK_SECRET;
  const server = await startHttpServer({
    routes: [
      ...healthRoutes([
        { name: 'database', check: () => database.ping().then(() => null) },
        { name: 'jobs', check: async () => (jobs.isRunning() ? null : 'stopped') },
        { name: 'slack', check: async () => doors.trouble() },
      ]),
      metrics.route,
      ...doors.routes,
      ...calendars.routes,
      ...(secrets
        ? [webhookDoor({ secrets, record: createEventIntake(db, jobs).record, now: clock.now, log })]
        : []),
      mcpDoor({
        ownerOf: keyOwner({ tokenByHash: agents.tokenByHash, isMember: people.isMember }),
        useCases: agentUseCases,
        log,
      }),
    ],
    port: config.PORT,
    held,
    log,
  });
  port = server.port;
  await doors.open();
  log.info(
    {
      port,
      database: database.kind,
      slack: doors.kind,
      notes: model ? `by ${model.name}` : 'without a model',
    },
    'Stand-in is up',
  );

  return {
    port,
    async stop() {
      doors.stopIntake();
      stopping.abort();
      work.stopSweep();
      await Promise.all(
        [doors.settle(), server.stopIntake(), standups.stop()].map((part) => within(2_000, part)),
      );
      await jobs.stop(5_000);
      work.stopTimers();
      copies.close();
      await server.close();
      await Promise.all([http.close(), outside.close(), model?.close(), slack.close()]);
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

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
  await Promise.race([work, patience]);
}
