import { sql } from 'drizzle-orm';
import type { HouseTurns } from '../agents/house/ports/house-turns.ts';
import type { HouseUnit } from '../agents/house/ports/house-unit.ts';
import { turnOfKey } from '../agents/house/turn.ts';
import type { AgentsUnit } from '../agents/ports/agents-unit.ts';
import type { BriefsUnit } from '../briefs/ports/briefs-unit.ts';
import type { CalendarNotifier } from '../calendars/ports/calendar-notifier.ts';
import type { CalendarsUnit } from '../calendars/ports/calendars-unit.ts';
import type { SecretCipher } from '../common/secret-cipher.ts';
import type { ConsentUnit } from '../consent/ports/consent-unit.ts';
import type { EarsUnit } from '../ears/ports/ears-unit.ts';
import type { PeopleUnit } from '../ears/ports/people-unit.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { EndedToolCall, Step, Trace } from '../meetings/ports/trace.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { PollIntervals } from '../meetings/states/timing.ts';
import type { MemoryUnit } from '../memory/ports/memory-unit.ts';
import { proposeFacts } from '../memory/propose-facts.ts';
import type { ExportNotifier } from '../notes/ports/export-notifier.ts';
import type { ItemMessages } from '../notes/ports/item-messages.ts';
import type { NotesUnit } from '../notes/ports/notes-unit.ts';
import type { PersonasUnit } from '../personas/ports/personas-unit.ts';
import type { StandupsUnit } from '../standups/ports/standups-unit.ts';
import type { TasksUnit } from '../tasks/ports/tasks-unit.ts';
import type { ToolCall } from '../tasks/tool-call.ts';
import type { Executor } from './executor.ts';
import type { Jobs } from './jobs.ts';
import type { Passcodes } from './passcodes.ts';
import { invitations } from './queries/invitations.ts';
import { standupNews } from './queries/standup-news.ts';
import { agentRows } from './rows/agent-rows.ts';
import { atPikaRows } from './rows/at-pika-rows.ts';
import { briefStateRows } from './rows/brief-state-rows.ts';
import { briefedRecaps } from './rows/briefed-recaps.ts';
import { calendarRows } from './rows/calendar-rows.ts';
import { callPageRows } from './rows/call-page-rows.ts';
import { channelRows } from './rows/channel-rows.ts';
import { claimRows } from './rows/claim-rows.ts';
import { connectedSelfRows } from './rows/connected-self-rows.ts';
import { consentRows } from './rows/consent-rows.ts';
import { digestRows } from './rows/digest-rows.ts';
import { doNotSayRows } from './rows/do-not-say-rows.ts';
import { earsDeletionRows } from './rows/ears-deletion-rows.ts';
import { earsRows } from './rows/ears-rows.ts';
import { exportRows } from './rows/export-rows.ts';
import { faceRequestRows } from './rows/face-request-rows.ts';
import { factRows } from './rows/fact-rows.ts';
import { forgetSpeaker } from './rows/forget-speaker.ts';
import { forgetWords } from './rows/forget-words.ts';
import { forgettingRows, reclaimLater } from './rows/forgetting.ts';
import { guestLinkRows } from './rows/guest-link-rows.ts';
import { holidayRows } from './rows/holiday-rows.ts';
import { houseTurnRows } from './rows/house-turn-rows.ts';
import { inboxRows } from './rows/inbox-rows.ts';
import { itemRows } from './rows/item-rows.ts';
import { holdsLease } from './rows/leases.ts';
import { madeInGap } from './rows/made-in-gap.ts';
import { meetingRows } from './rows/meeting-rows.ts';
import { noteRows } from './rows/note-rows.ts';
import { oauthRows } from './rows/oauth-rows.ts';
import { passageRows } from './rows/passage-rows.ts';
import { peopleReadingRows } from './rows/people-reading-rows.ts';
import { personaChooser, personaTools } from './rows/persona-choice.ts';
import { personaRows } from './rows/persona-rows.ts';
import { createRecordings } from './rows/recordings.ts';
import { createSessionLog } from './rows/session-log.ts';
import { followPolls } from './rows/session-polls.ts';
import { shareRows } from './rows/share-rows.ts';
import { threadUpdateRows } from './rows/standup-reply-rows.ts';
import { standupRows } from './rows/standup-rows.ts';
import { createTaskBoard, tasksOf } from './rows/task-board.ts';
import { tellingStatus } from './rows/telling-status.ts';
import { queueThreadStatus, type WorkThread } from './rows/thread-status.ts';
import { toolCallRows } from './rows/tool-call-rows.ts';
import { tracedMeetings } from './rows/traced-meetings.ts';
import { voiceRows } from './rows/voice-rows.ts';
import { wakeIfChanged } from './rows/wake-meeting.ts';
import { weeklyRows } from './rows/weekly-rows.ts';
import { workRows } from './rows/work-rows.ts';
import { workspaceRows } from './rows/workspace-rows.ts';
import { workspaceSettingsRows } from './rows/workspace-settings-rows.ts';
import { inTransaction } from './transaction.ts';

/** One transaction with everything: each room sees the part that it names. */
export type WholeUnit = TasksUnit &
  AgentsUnit &
  HouseUnit &
  NotesUnit &
  StandupsUnit &
  CalendarsUnit &
  PersonasUnit &
  EarsUnit &
  MemoryUnit &
  BriefsUnit &
  ConsentUnit &
  PeopleUnit;

/** Of signals: a session is to be asked at once. */
export const pollsTopic = 'polls';

export type WholeTransact = Transact<WholeUnit>;

export type UnitDeps = {
  db: Executor;
  jobs: Jobs;
  newId: () => string;
  passcodes: Passcodes;
  cipher: SecretCipher;
  pollEvery: PollIntervals;
  /** What each workspace may spend a month at most; null for as much as its admins say. */
  workspaceMostUsd: number | null;
  announcerFor: (tx: Executor, now: Date) => WholeUnit['announcer'];
  exportNotifierFor: (tx: Executor) => ExportNotifier;
  itemMessagesFor: (tx: Executor) => ItemMessages;
  calendarNotifierFor: (tx: Executor) => CalendarNotifier;
  /** Is told what a committed unit changed, by topic. */
  changed: (topic: string) => void;
  trace: Pick<Trace, 'stepped' | 'toolCallEnded'>;
};

/** What a unit changed, for those who are told after its commit. */
type Changes = { topics: Set<string>; steps: Step[]; toolCalls: EndedToolCall[] };

/** Units of work on the database. */
export const createTransact =
  (deps: UnitDeps): WholeTransact =>
  async (work) => {
    // Only those of the attempt that commits: one that was rolled back changed nothing.
    let changes: Changes = { topics: new Set(), steps: [], toolCalls: [] };
    const result = await inTransaction(deps.db, (tx, now) => {
      changes = { topics: new Set(), steps: [], toolCalls: [] };
      return work(unitIn(tx, now, deps, changes));
    });
    changes.topics.forEach(deps.changed);
    changes.steps.forEach(deps.trace.stepped);
    changes.toolCalls.forEach(deps.trace.toolCallEnded);
    return result;
  };

/** The unit of one transaction. Its announcer and notifiers queue their messages in the same transaction. */
function unitIn(tx: Executor, now: Date, deps: UnitDeps, changes: Changes): WholeUnit {
  const { jobs, newId, passcodes, cipher, pollEvery } = deps;
  const { announcerFor, exportNotifierFor, itemMessagesFor, calendarNotifierFor } = deps;
  const touch = (topic: string) => void changes.topics.add(topic);
  const items = itemRows(tx, jobs);
  const tell = (thread: WorkThread, isAgain?: boolean) => queueThreadStatus(tx, jobs, thread, isAgain);
  const bareTurns = houseTurnRows(tx, jobs, now, tell);
  const { meetings, toolCalls, turns } = tellingStatus(
    {
      meetings: tracedMeetings(meetingRows(tx, now, passcodes), now, changes.steps),
      turns: bareTurns,
      toolCalls: toolCallRows({
        ...{ tx, jobs, now, touch },
        async ended(toolCall) {
          changes.toolCalls.push(toolCall);
          await wakeTurnOf(tx, bareTurns, toolCall);
        },
      }),
    },
    tell,
  );
  const announcer = announcerFor(tx, now);
  const briefed = briefedRecaps(tx, announcer.refreshRecap);
  const facts = factRows(tx, now, briefed.withoutFacts);
  const guestLinks = guestLinkRows(tx, now);
  return {
    now,
    pollEvery,
    ...inboxRows(tx),
    async lockTeam(teamId) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`team:${teamId}`}))`);
    },
    holds: (lease) => holdsLease(tx, lease),
    meetings,
    channels: channelRows(tx, now),
    workspaceSettings: workspaceSettingsRows(tx, now, deps.workspaceMostUsd),
    doNotSay: doNotSayRows(tx, now),
    invitations: invitations(tx),
    personas: {
      ...personaRows(tx, now, cipher, jobs),
      ...personaChooser(tx),
      ...personaTools(tx),
    },
    faceRequests: faceRequestRows(tx, jobs, now),
    voices: voiceRows({ tx, jobs, now, cipher }),
    sessions: createSessionLog(tx, () => reclaimLater(tx, jobs, now, 'words')),
    updates: threadUpdateRows(tx),
    tasks: createTaskBoard(tx, now),
    turns,
    toolCalls,
    ears: earsRows(tx, jobs, now),
    earsDeletions: earsDeletionRows(tx, jobs, now),
    peopleReadings: peopleReadingRows(tx, now),
    agents: agentRows(tx, now, touch),
    claims: claimRows(tx, now),
    oauth: oauthRows(tx, now),
    search: passageRows(tx),
    notes: noteRows({ tx, now, newId, items }),
    items,
    ...{ facts, guestLinks, atPika: atPikaRows(tx, now), selves: connectedSelfRows(tx, now) },
    briefs: briefStateRows(tx, jobs),
    proposals: {
      propose: (meeting, learned) => proposeFacts({ facts, guestLinks, now, newId }, meeting, learned),
    },
    consent: consentRows(
      tx,
      jobs,
      now,
      madeInGap({ tx, jobs, now, briefed, showAgain: (meeting) => showAgain(tx, announcer, meeting) }),
    ),
    callPages: callPageRows(tx, now, newId),
    itemMessages: itemMessagesFor(tx),
    recordings: createRecordings(tx),
    digests: digestRows(tx, jobs, now),
    exports: exportRows({ tx, jobs, now, newId, voice: exportNotifierFor(tx) }),
    shares: shareRows(tx, now),
    weeklies: weeklyRows(tx),
    workspaces: workspaceRows(tx, now),
    forgetting: {
      ...forgettingRows(tx, jobs, now, briefed),
      speaker: forgetSpeaker({ tx, jobs, now, briefed }),
      words: forgetWords({ tx, jobs, now }),
    },
    calendars: calendarRows({ tx, jobs, now, notifier: calendarNotifierFor(tx), passcodes }),
    standups: standupRows(tx, now, passcodes),
    holidays: holidayRows(tx, now),
    work: workRows(tx, now),
    standupNews: standupNews(tx),
    announcer,
    queueSessionEvents: (meetingId) => jobs.send(tx, 'meeting-news', { meetingId }),
    async wake(meeting, before) {
      await wakeIfChanged(tx, jobs, now, meeting, before);
      if (await followPolls(tx, meeting, before)) touch(pollsTopic);
    },
  };
}

async function showAgain(tx: Executor, announcer: WholeUnit['announcer'], meeting: Meeting): Promise<void> {
  const tasks = await tasksOf(tx, meeting.id);
  if (tasks.length > 0) await announcer.showTasks(meeting, tasks, [], false);
  await announcer.refreshRecap(meeting);
}

/** The house agent may wait for what a tool call came to. The meeting is locked before the turn, as everywhere. */
async function wakeTurnOf(tx: Executor, turns: HouseTurns, { key, meetingId }: ToolCall): Promise<void> {
  const turnId = turnOfKey(key);
  if (turnId === null) return;
  await tx.execute(sql`select 1 from meetings where id = ${meetingId} for no key update`);
  await turns.wakeAsking(turnId);
}
