import { randomUUID } from 'node:crypto';
import type { UseCases } from '../../listeners/use-cases.ts';
import type { Signals } from '../../services/agents/signals.ts';
import { askedOnce } from '../../services/common/asked-once.ts';
import { startPolling } from '../../services/common/poll-loop.ts';
import { keptOf } from '../../services/consent/word-gap.ts';
import { type AttendDeps, attend } from '../../services/meetings/attend.ts';
import { changeWorkspace } from '../../services/meetings/change-workspace.ts';
import { decide } from '../../services/meetings/decide.ts';
import { endUnwritten } from '../../services/meetings/end-unwritten.ts';
import type { MeetingJobDeps } from '../../services/meetings/jobs/job.ts';
import { leaveHere } from '../../services/meetings/leave-here.ts';
import { leaveWorkspace } from '../../services/meetings/leave-workspace.ts';
import { moneyHere } from '../../services/meetings/money-here.ts';
import { holdToBudgets } from '../../services/meetings/policy/lower-limits.ts';
import { poll } from '../../services/meetings/polls/poll.ts';
import { type ProposeDeps, propose } from '../../services/meetings/propose.ts';
import { retryMeeting } from '../../services/meetings/retry.ts';
import { welcome } from '../../services/meetings/welcome.ts';
import type { SpendingDeps } from '../../services/people/authorize.ts';
import { builtInName } from '../../services/personas/built-in.ts';
import { creditsPerUsd } from '../../services/pikastream/wallet.ts';
import { channelSettings } from '../../services/store/rows/channel-settings.ts';
import { gapsOf } from '../../services/store/rows/consent-rows.ts';
import { createProviderHealth } from '../../services/store/rows/provider-health.ts';
import { createSessionLog } from '../../services/store/rows/session-log.ts';
import { createSessionPolls } from '../../services/store/rows/session-polls.ts';
import { sendWake } from '../../services/store/rows/wake-meeting.ts';
import { pollsTopic, type WholeTransact } from '../../services/store/unit.ts';
import { resolveStartTime } from '../../services/times/messages/resolve-start-time.ts';
import { whyNotThen } from '../../services/times/start-limits.ts';
import type { SlackConnection } from '../slack/connect.ts';
import { startSessionPolls } from '../workers/session-polls.ts';
import type { Foundation } from './foundation.ts';
import type { PersonasConnection } from './personas.ts';
import type { PikaStreamConnection } from './pikastream.ts';
import { startSlackCalls } from './slack-calls.ts';
import { connectWorkflowSteps } from './workflow-steps.ts';

export type MeetingsParts = {
  base: Foundation;
  transact: WholeTransact;
  /** A session is to be asked at once. */
  signals: Pick<Signals, 'next'>;
  pikastream: Pick<PikaStreamConnection, 'provider' | 'recordFeed'>;
  slack: Pick<
    SlackConnection,
    | 'roster'
    | 'people'
    | 'lost'
    | 'isGone'
    | 'reviewOrganisation'
    | 'completeStep'
    | 'calls'
    | 'isReady'
    | 'identities'
  >;
  spending: SpendingDeps;
  personas: Pick<PersonasConnection, 'source'>;
  tasks: Pick<MeetingJobDeps, 'applySessionEvents'>;
  notes: Pick<MeetingJobDeps, 'writeNotes' | 'writeEarlyNotes'>;
  ears: Pick<MeetingJobDeps, 'mayStillHear'>;
  briefs: Pick<MeetingJobDeps, 'briefOf'>;
};

/** Between two looks for sessions that nothing else ended, in milliseconds. */
const endLookMs = 2_000;

/** Meetings from request to end: who attends to them, and what people may decide. */
export function connectMeetings(parts: MeetingsParts) {
  const { base, transact, spending } = parts;
  const { config, meetings: queries } = base;
  const proposeDeps: ProposeDeps = {
    transact,
    newId: randomUUID,
    joinUndoSeconds: config.JOIN_UNDO_SECONDS,
    maxMeetingMinutes: config.MAX_MEETING_MINUTES,
    pricePerMinuteUsd: config.PRICE_PER_MINUTE_USD,
    botName: builtInName,
  };
  const unwritten = endUnwritten({
    ...{
      overdueSessions: queries.overdueSessions,
      look: queries.look,
      activeInChannel: queries.activeInChannel,
      now: base.clock.now,
    },
    ...{ provider: parts.pikastream.provider, decide: decide({ ...spending, transact }) },
    ...{ afterMs: base.pace.endUnwrittenAfterMs, log: base.log },
  });
  const endAll = leaveWorkspace({ transact, active: queries.active });
  const leave = async (teamId: string | null) => {
    await endAll(teamId);
    await transact((unit) => unit.workspaces.left(teamId));
  };
  const steps = connectWorkflowSteps({ ...parts, proposeDeps });
  const deps = attendDeps(parts);
  const balance = askedOnce(() => parts.pikastream.provider.balance());
  const pollOne = poll({ ...deps, now: base.clock.now });
  return {
    proposeDeps,
    start: () => [
      steps.start(),
      startSlackCalls(base, parts.slack),
      startEnding(base, unwritten.look),
      startSessionPolls({
        ...createSessionPolls(base.database.db),
        poll: (meeting, signal) =>
          base.trace.within({ meetingId: meeting.id }, () => pollOne(meeting, signal)),
        seen: unwritten.seen,
        ...{ every: base.pace.pollEvery, lookEveryMs: base.pace.jobsEveryMs, log: base.log },
        next: (milliseconds, signal) => parts.signals.next(pollsTopic, milliseconds, signal),
      }),
    ],
    leaveWorkspace: leave,
    // Any other budget is lowered while the process runs, and holds at once.
    holdToBudgets:
      config.WORKSPACE_BUDGET_USD === undefined
        ? async () => {}
        : holdToBudgets({ transact, active: queries.active }),
    attend: attend({ ...deps, seen: unwritten.seen }),
    useCases: {
      ...steps.useCases,
      propose: propose({ ...proposeDeps, ...spending }),
      resolveStartTime: resolveStartTime(parts.slack.roster, base.clock.now),
      whyNotThen: (at) => whyNotThen(at, base.clock.now()),
      welcome: welcome({ transact }),
      decide: unwritten.decide,
      retry: retryMeeting({ ...proposeDeps, ...spending }),
      moneyHere: moneyHere({ transact }),
      changeWorkspace: changeWorkspace({
        ...{ transact, people: parts.slack.people },
        mostRemovalDays: base.config.LEFT_WORKSPACE_DAYS,
      }),
      leaveHere: leaveHere(unwritten),
      async leaveWorkspace(teamId, error) {
        // An old word may come after the app is back.
        if (!(await parts.slack.isGone(teamId, true))) return;
        // Before anything can take us for being there still.
        const gone = await parts.slack.lost(teamId, error);
        for (const id of new Set([teamId, ...gone])) await leave(id);
      },
      async reviewOrganisation(enterpriseId) {
        for (const id of await parts.slack.reviewOrganisation(enterpriseId)) await leave(id);
      },
      status: queries.activeInChannel,
      settings: channelSettings(base.database.db),
      balance: async (teamId) => (showsWallet(config)(teamId) ? balance() : null),
    } satisfies Partial<UseCases>,
  };
}

function attendDeps({
  base,
  transact,
  spending,
  pikastream,
  personas,
  tasks,
  notes,
  ears,
  briefs,
}: MeetingsParts): Omit<AttendDeps, 'seen'> {
  const { jobs, metrics, meetings: queries, failpoint, log } = base;
  const { db } = base.database;
  return {
    ...{ ...spending, transact, failpoint, log },
    provider: pikastream.provider,
    personas: personas.source,
    briefOf: briefs.briefOf,
    pollEvery: base.pace.pollEvery,
    passcodeOf: base.passcodes.open,
    sessions: createSessionLog(db),
    recordFeed: pikastream.recordFeed,
    applySessionEvents: tasks.applySessionEvents,
    mayStillHear: ears.mayStillHear,
    keepsNothing: async (meetingId) => keptOf(await gapsOf(db)(meetingId)) === 'nothing',
    writeNotes: notes.writeNotes,
    writeEarlyNotes: notes.writeEarlyNotes,
    health: createProviderHealth(db),
    leases: base.leases,
    look: queries.look,
    wakeNow: (meeting) => sendWake(db, jobs, meeting),
    overlaps: queries.overlaps,
    showsWallet: showsWallet(base.config),
    minutesOf: (credits, pricePerMinuteUsd) =>
      pricePerMinuteUsd > 0 ? credits / (pricePerMinuteUsd * creditsPerUsd) : 0,
    observeDispatch: metrics.observeDispatch,
  };
}

/** One wallet pays for all workspaces: only those who pay for it see what is in it. */
function showsWallet({ SLACK_CLIENT_ID, OPERATOR_WORKSPACE }: Foundation['config']) {
  return (teamId: string) => SLACK_CLIENT_ID === undefined || teamId === OPERATOR_WORKSPACE;
}

/** Looks for sessions that nothing else ended. */
function startEnding({ log }: Foundation, look: () => Promise<void>) {
  const failed = (err: unknown) =>
    log.error({ err }, 'Could not look for calls to leave; this will be retried');
  return startPolling(endLookMs, () => look().catch(failed));
}
