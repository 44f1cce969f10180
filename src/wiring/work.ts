import { coalesce } from '../../services/common/coalesce.ts';
import { eachInTurn } from '../../services/common/in-turn.ts';
import { startPolling } from '../../services/common/poll-loop.ts';
import { workerPools } from '../../services/meetings/states/agenda.ts';
import { mayStandIn } from '../../services/notes/sharing/shareable.ts';
import { filesOfPersona } from '../../services/personas/exports/export-persona.ts';
import { tracedWriter } from '../../services/slack/api/traced-writer.ts';
import { deliverQueue } from '../../services/slack/outbox/deliver.ts';
import { postEvents } from '../../services/slack/outbox/post-events.ts';
import { createQueueTimers, type QueueTimers } from '../../services/slack/outbox/queue-timers.ts';
import type { Executor } from '../../services/store/executor.ts';
import { tidyUp } from '../../services/store/housekeeping.ts';
import { startLife } from '../../services/store/process-life.ts';
import { teamsOfWork } from '../../services/store/queries/teams-of-work.ts';
import { countUnreadable, reEncrypt } from '../../services/store/re-encrypt.ts';
import { spaceReclaimer } from '../../services/store/reclaim-space.ts';
import { lapsedClaims } from '../../services/store/rows/claim-rows.ts';
import { reclaimLater } from '../../services/store/rows/forgetting.ts';
import { deleteOldImports } from '../../services/store/rows/persona-draft-rows.ts';
import { personaReader } from '../../services/store/rows/persona-rows.ts';
import { dueWeeklies } from '../../services/store/rows/weekly-rows.ts';
import { databaseTime } from '../../services/store/transaction.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { faceUrlAt } from '../http/faces.ts';
import type { SlackConnection } from '../slack/connect.ts';
import { sharePlaces } from '../workers/shared-places.ts';
import { startSweep } from '../workers/sweep.ts';
import type { connectAgents } from './agents.ts';
import type { connectBriefs } from './briefs.ts';
import type { connectConsent } from './consent.ts';
import type { connectEars } from './ears.ts';
import type { ExportsConnection } from './exports.ts';
import type { Foundation } from './foundation.ts';
import type { connectHouse } from './house-agent.ts';
import { leftHalfway } from './left-halfway.ts';
import type { connectMeetings } from './meetings.ts';
import type { connectNotes } from './notes.ts';
import { type Overdue, overdueWork } from './overdue-work.ts';
import type { PersonasConnection } from './personas.ts';
import type { connectTasks } from './tasks.ts';
import { tidyWorkspaces } from './tidy-workspaces.ts';

export type WorkParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: SlackConnection;
  meetings: Pick<ReturnType<typeof connectMeetings>, 'attend' | 'leaveWorkspace' | 'holdToBudgets'>;
  tasks: Pick<ReturnType<typeof connectTasks>, 'attend' | 'applySessionEvents'>;
  notes: Pick<
    ReturnType<typeof connectNotes>,
    'remind' | 'sendDigest' | 'sendWeekly' | 'enforceRetention' | 'takeBackCopies' | 'reviewCopies'
  >;
  exports: Pick<ExportsConnection, 'attend'>;
  personas: Pick<PersonasConnection, 'makeFace' | 'attendVoice'>;
  house: Pick<ReturnType<typeof connectHouse>, 'attend'>;
  ears: Pick<ReturnType<typeof connectEars>, 'attend' | 'deleteAtService'>;
  agents: Pick<ReturnType<typeof connectAgents>, 'endLapsedClaim' | 'endKeysOfLeft'>;
  briefs: Pick<ReturnType<typeof connectBriefs>, 'showCard'>;
  consent: Pick<ReturnType<typeof connectConsent>, 'leaveUnanswered' | 'askAboutGuests'>;
};

/** Jobs of one kind that run in parallel: most of the time they wait for answers from outside. */
const maxParallel = 24;
/** Jobs of kinds in which each workspace has a share, with those that wait for others of theirs. */
const maxWaiting = 1_000;
/** Pictures that are drawn or fetched at once. */
const maxFaces = 4;
/** Each holds a recording of megabytes. */
const maxVoices = 2;
/** Turns at once: each waits for the model. */
const maxTurns = 64;
/** A burst of session events is applied at once; its first event right away. */
const applyEventsEveryMs = 100;

/**
 * Starts the workers, and the sweep that finds what a crash left behind. `close` is for when no worker runs any more: until
 * then this process has leases, which end with its life.
 */
export function startWork(parts: WorkParts): {
  tidied: Promise<void>;
  stopSweep(): Promise<void>;
  close(): Promise<void>;
} {
  const { jobs, processId: id, pace, log } = parts.base;
  const { db } = parts.base.database;
  const timers = createQueueTimers((teamId, queue) => jobs.send(db, 'slack-deliver', { teamId, queue }));
  startWorkers(parts, slackDelivery(parts, timers));
  const sweep = sweepFor(parts);
  const weeklies = startWeeklies(parts);
  const life = startLife({ db, id, everyMs: pace.aliveEveryMs, onDeaths: sweep.sweepNow, log });
  return {
    tidied: sweep.tidied,
    async stopSweep() {
      await Promise.all([sweep.stop(), weeklies.stop()]);
    },
    async close() {
      timers.stop();
      await life.stop();
    },
  };
}

function slackDelivery({ base, transact, slack, meetings, notes }: WorkParts, timers: QueueTimers) {
  const { jobs, pace, trace, failpoint, log } = base;
  const { db } = base.database;
  return deliverQueue({
    db,
    leases: base.leases,
    trace,
    writer: tracedWriter(slack.writer, trace),
    setStatus: slack.setStatus,
    wakeQueue: (teamId, queue, at) => jobs.send(db, 'slack-deliver', { teamId, queue }, at ?? undefined),
    wakeQueueIn: timers.wakeQueueIn,
    files: {
      db,
      documents: slack.documents,
      canvasUrl: slack.canvasUrl,
      pictureOf: personaReader(db, base.cipher).picture,
      filesOf: filesOfPersona(transact),
    },
    faceUrl: faceUrlAt(base.config),
    mayStandIn: (channel) => mayStandIn(slack.people, channel),
    onOthersRead: notes.takeBackCopies,
    wordsWent: async (tx) => reclaimLater(tx, jobs, await databaseTime(tx), 'words'),
    ...postEvents(transact, slack.pagesIn),
    isGone: (teamId) => slack.isGone(teamId, false),
    onRevoked: async (teamId, error) => {
      log.error({ error, teamId }, 'Slack has revoked our token; ending all sessions there');
      await slack.lost(teamId, error);
      await meetings.leaveWorkspace(teamId);
    },
    postEveryMs: pace.postEveryMs,
    settleMs: pace.settleMs,
    failpoint,
    log,
  });
}

function startWorkers(
  { base, meetings, tasks, notes, exports, personas, house, ears, briefs, consent }: WorkParts,
  deliver: ReturnType<typeof deliverQueue>,
): void {
  const { work } = base.jobs;
  const applyEvents = coalesce(applyEventsEveryMs, tasks.applySessionEvents);
  const teams = base.config.SLACK_CLIENT_ID === undefined ? null : teamsOfWork(base.database.db);
  const ofMeetings = { places: maxParallel, teamOf: teams?.meeting ?? null };
  for (const pool of workerPools) {
    const attend = (meetingId: string, signal: AbortSignal) =>
      base.trace.within({ meetingId }, () => meetings.attend(meetingId, pool, signal));
    const [most, doIt] =
      pool === 'notes' ? [maxWaiting, sharePlaces(ofMeetings, attend)] : [maxParallel, attend];
    work(`meeting-${pool}`, most, ({ meetingId }, signal) => doIt(meetingId, signal));
  }
  work('meeting-news', maxParallel, ({ meetingId }) => applyEvents(meetingId));
  work('tool-call', maxParallel, ({ toolCallId }, signal) => tasks.attend(toolCallId, signal));
  const attendTurn = sharePlaces({ places: maxTurns, teamOf: teams?.turn ?? null }, house.attend);
  work('house-turn', maxWaiting, ({ turnId }, signal) => attendTurn(turnId, signal));
  work('ears', maxParallel, ({ meetingId }, signal) => ears.attend(meetingId, signal));
  work('ears-deletion', maxParallel, ({ meetingId }, signal) => ears.deleteAtService(meetingId, signal));
  work('recap-export', maxParallel, ({ exportId }, signal) => exports.attend(exportId, signal));
  work('persona-face', maxFaces, ({ requestId }, signal) => personas.makeFace(requestId, signal));
  work('persona-import', 1, async () => {
    if (await deleteOldImports(base.database.db)) await wordsWent(base);
  });
  work('voice', maxVoices, ({ teamId, voiceId }, signal) => personas.attendVoice(teamId, voiceId, signal));
  const reclaim = spaceReclaimer(base.database, (again, at) =>
    base.jobs.send(base.database.db, 'reclaim-space', again, at),
  );
  work('reclaim-space', 1, ({ deletedAt, of }) => reclaim(new Date(deletedAt), of));
  work('objection', maxParallel, ({ gapId }) => consent.leaveUnanswered(gapId));
  work('guests-in-call', maxParallel, ({ meetingId }) => consent.askAboutGuests(meetingId));
  work('item-reminder', maxParallel, ({ itemId }) => notes.remind(itemId));
  work('brief-card', maxParallel, ({ meetingId }) => briefs.showCard(meetingId));
  work('digest', maxParallel, ({ teamId, userId }) => notes.sendDigest(teamId, userId));
  work('slack-deliver', maxWaiting, ({ teamId, queue }, signal) => deliver(teamId, queue, signal));
}

async function wordsWent({ database: { db }, jobs }: Foundation): Promise<void> {
  await reclaimLater(db, jobs, await databaseTime(db), 'words');
}

function sweepFor({ base, slack, notes, agents, meetings }: WorkParts) {
  const { db } = base.database;
  return startSweep({
    finds: [...overdueWork(base), claimsToEnd(db, agents), leftHalfway(base, meetings.leaveWorkspace)],
    // A table that is damaged keeps nobody's words from being deleted in others.
    tidyUp: () =>
      eachInTurn(
        [
          () => tidyUp(db, () => wordsWent(base)),
          () => reEncrypt(db, base.cipher, base.encryptionKeys()),
          () => tellUnreadable(base),
          () => tidyWorkspaces(base, slack, notes, agents),
          () => notes.enforceRetention(),
          () => meetings.holdToBudgets(),
        ],
        (step) => step(),
      ),
    compareClocks: base.clock.compare,
    everyMs: base.pace.sweepEveryMs,
    log: base.log,
  });
}

/** A key that was lost or left out: its webhooks and passcodes would fail one by one, each when it's wanted. */
async function tellUnreadable({ database, encryptionKeys, log }: Foundation): Promise<void> {
  const unreadable = await countUnreadable(database.db, encryptionKeys());
  if (unreadable > 0)
    log.warn(
      { unreadable },
      'What is encrypted in the database needs a key that ENCRYPTION_KEY doesn’t have',
    );
}

/** Monday's lists: each asks Slack who is there, so that the sweep would wait for all of them. */
function startWeeklies({ base, notes }: WorkParts) {
  const { database, pace, stopping, log } = base;
  const send = async () => {
    await eachInTurn(await dueWeeklies(database.db), async ({ teamId, channelId }) => {
      if (!stopping.signal.aborted) await notes.sendWeekly(teamId, channelId);
    });
  };
  const failed = (err: unknown) => log.error({ err }, 'Could not list a week’s calls; this will be retried');
  return startPolling(pace.standupEveryMs, () => send().catch(failed));
}

/** Agents that lose their meeting: no sign that a job was lost, so none is counted. */
function claimsToEnd(db: Executor, { endLapsedClaim }: WorkParts['agents']): Overdue {
  return {
    name: 'claims',
    async wakeAll() {
      for (const meetingId of await lapsedClaims(db)) await endLapsedClaim(meetingId);
      return 0;
    },
  };
}
