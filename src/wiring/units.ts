import { randomUUID } from 'node:crypto';
import { whoWorks } from '../../services/agents/claims/who-works.ts';
import type { TokenBudget } from '../../services/agents/house/token-budget.ts';
import { createSignals, type Signals } from '../../services/agents/signals.ts';
import { type AskingThreads, createAskingThreads } from '../../services/common/asking-threads.ts';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import type { Trace } from '../../services/meetings/ports/trace.ts';
import type { PollIntervals } from '../../services/meetings/states/timing.ts';
import { readerOfThread, recallFor } from '../../services/memory/recall.ts';
import { createAnnouncer } from '../../services/slack/messages/announcer.ts';
import { createCalendarNotifier } from '../../services/slack/messages/calendar-notifier.ts';
import { createExportNotifier } from '../../services/slack/messages/export-notifier.ts';
import { createItemMessages } from '../../services/slack/messages/item-messages.ts';
import type { Executor } from '../../services/store/executor.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import type { Passcodes } from '../../services/store/passcodes.ts';
import { agentQueries } from '../../services/store/queries/agent-queries.ts';
import { toldFacts } from '../../services/store/queries/told-facts.ts';
import { tookAlongIn } from '../../services/store/queries/took-along.ts';
import { agentRows } from '../../services/store/rows/agent-rows.ts';
import { channelRows } from '../../services/store/rows/channel-rows.ts';
import { channelSettings } from '../../services/store/rows/channel-settings.ts';
import { claimRows } from '../../services/store/rows/claim-rows.ts';
import { announcementIn } from '../../services/store/rows/consent-rows.ts';
import { earsOf } from '../../services/store/rows/ears-rows.ts';
import { tokensOfMeeting } from '../../services/store/rows/house-tokens.ts';
import { notesOf } from '../../services/store/rows/note-rows.ts';
import { peopleReadingOf } from '../../services/store/rows/people-reading-rows.ts';
import { personaChooser } from '../../services/store/rows/persona-choice.ts';
import { createProviderHealth } from '../../services/store/rows/provider-health.ts';
import { createSessionLog } from '../../services/store/rows/session-log.ts';
import { tasksOf } from '../../services/store/rows/task-board.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { createTransact } from '../../services/store/unit.ts';
import { formFields } from '../../services/tasks/edit-fields.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import type { Config } from '../config.ts';
import type { SlackConnection } from '../slack/connect.ts';

export type UnitParts = {
  db: Executor;
  jobs: Jobs;
  passcodes: Passcodes;
  cipher: SecretCipher;
  pollEvery: PollIntervals;
  trace: Trace;
  config: Pick<Config, 'WORKSPACE_BUDGET_USD' | 'SLACK_TASK_CARDS'>;
  slack: Pick<SlackConnection, 'pagesIn'>;
  tools: readonly AnyTool[];
  /** Null where no house agent works. */
  budget: TokenBudget | null;
};

/** Transactions in which rows change and Slack is told, and who hears of the change in this process. */
export function connectUnits(parts: UnitParts): {
  transact: WholeTransact;
  signals: Signals;
  /** Threads in which an agent waits for an answer. */
  asking: AskingThreads;
} {
  const { db, jobs, passcodes, cipher, pollEvery, trace, config, slack, tools, budget } = parts;
  const { pagesIn } = slack;
  const agents = agentQueries(db);
  const signals = createSignals();
  const asking = createAskingThreads(agents.meetingsThatAsk);
  const transact = createTransact({
    db,
    jobs,
    newId: randomUUID,
    passcodes,
    cipher,
    pollEvery,
    trace,
    workspaceMostUsd: config.WORKSPACE_BUDGET_USD ?? null,
    changed: (topic) => {
      if (topic === 'questions') asking.changed();
      signals.emit(topic);
    },
    exportNotifierFor: (tx) => createExportNotifier({ tx, jobs, newId: randomUUID }),
    itemMessagesFor: (tx) => createItemMessages({ tx, jobs, pagesIn }),
    calendarNotifierFor: (tx) => createCalendarNotifier({ tx, jobs, newId: randomUUID }),
    announcerFor: (tx, now) =>
      createAnnouncer({
        tx,
        now,
        jobs,
        newId: randomUUID,
        sessions: createSessionLog(tx),
        health: createProviderHealth(tx),
        tasksOf: (meetingId) => tasksOf(tx, meetingId),
        notesOf: notesOf(tx),
        tookAlong: tookAlongIn(tx),
        factsBelow: (meeting) => {
          const told = { facts: toldFacts(tx) };
          return recallFor(readerOfThread(meeting), told, meeting.teamId, { below: meeting.id });
        },
        earsOf: (meetingId) => earsOf(tx, meetingId),
        announcementOf: announcementIn(tx),
        peopleReadingOf: (meetingId) => peopleReadingOf(tx, meetingId),
        settingsOf: channelSettings(tx),
        personasOf: (teamId, channelId) => personaChooser(tx).choices({ teamId, channelId, userId: null }),
        workerOf: (meeting) => whoWorks(workersIn(tx, now), meeting, budget !== null),
        tokensOf: async (id) => budget && { ...(await tokensOfMeeting(tx, id)), budget },
        pagesIn,
        canRewriteNotes: budget !== null,
        taskCards: config.SLACK_TASK_CARDS === 'on',
        isEditable: (run) =>
          tools.some((tool) => tool.name === run.tool && formFields(tool, run.input).length > 0),
      }),
  });
  return { transact, signals, asking };
}

/** What it takes to say who works in a call. */
function workersIn(tx: Executor, now: Date) {
  return {
    agents: agentRows(tx, now, () => {}),
    claims: claimRows(tx, now),
    channels: channelRows(tx, now),
  };
}
