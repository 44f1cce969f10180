import type { CallUser } from '@slack/types';
import { callNameOf } from '../../meetings/call-link.ts';
import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { People } from '../../people/people.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey } from '../../store/rows/message-keys.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import type { SlackCall, slackCallRows } from '../../store/rows/slack-call-rows.ts';
import { transact } from '../../store/transaction.ts';
import { isForGood } from '../api/agent-surface.ts';
import type { SlackCalls } from '../api/calls.ts';
import { callCard } from '../blocks/call-card.ts';
import { isPerson } from '../mrkdwn.ts';

export type ShowCallsDeps = {
  db: Executor;
  jobs: Jobs;
  rows: ReturnType<typeof slackCallRows>;
  calls: SlackCalls;
  /** Us in each workspace that has told who we are. */
  ours: () => readonly { teamId: string; botUserId: string }[];
  kindOf: People['kindOf'];
  /** Where Slack finds a persona's picture; null where nobody outside reaches us. */
  faceUrl: (faceId: string) => string | null;
  failpoint: ReachFailpoint;
  log: { warn(fields: object, message: string): void };
};

/** Changes at a look: one Slack call or two each. */
const mostAtOnce = 4;
/** A card that can't be changed for some minutes stays as it is. */
const maxAttempts = 10;

/**
 * Brings Slack's own cards of calls up to date: made once the persona is on its way, with its face in it once it's connected,
 * ended with the call. Nobody else is put in: names can't be taken out of a call that is over.
 */
export function showCalls(deps: ShowCallsDeps): () => Promise<void> {
  const refusing = new Set<string>();
  return async () => {
    const { rows } = deps;
    for (const { teamId, botUserId } of deps.ours()) {
      for (let count = 0; !refusing.has(teamId) && count < mostAtOnce; count += 1) {
        const meeting = await rows.takeNew(teamId);
        if (!meeting) break;
        if ((await makeCard(deps, meeting, botUserId)) === 'refused') refusing.add(teamId);
      }
    }
    for (let count = 0; count < mostAtOnce; count += 1) {
      const stale = await rows.takeStale();
      if (!stale) break;
      await bringUpToDate(deps, stale.call, stale.meeting);
    }
  };
}

/** `refused`: that workspace makes none. */
async function makeCard(deps: ShowCallsDeps, meeting: Meeting, botUserId: string): Promise<'refused' | null> {
  const added = await deps.calls.add(await newCall(deps, meeting, botUserId));
  deps.failpoint('slack-call.added.before-stored');
  if (added.ok) {
    await add(deps, meeting, added.value);
    return null;
  }
  deps.log.warn({ failure: added.failure }, 'Slack made no card of its own for a call');
  return isForGood(added.failure) ? 'refused' : null;
}

async function newCall({ kindOf }: ShowCallsDeps, meeting: Meeting, botUserId: string) {
  const { id, teamId, callUrl, requestedBy, decidedBy } = meeting;
  const [person] = [requestedBy, decidedBy ?? ''].filter(isPerson);
  // Slack takes nobody of another workspace.
  const isOurs = person !== undefined && (await kindOf({ teamId, userId: person })) === 'member';
  return {
    ...{ id, teamId, url: callUrl, title: callNameOf(meeting) },
    createdBy: isOurs ? person : botUserId,
    startedAt: meeting.joiningSince ?? meeting.createdAt,
  };
}

/** The card goes under ours, in the same transaction in which it's remembered. */
function add({ db, jobs, rows }: ShowCallsDeps, meeting: Meeting, callId: string): Promise<void> {
  const { id: meetingId, teamId, channelId, threadTs } = meeting;
  return transact(db, async (tx) => {
    await rows.added(tx, meetingId, callId);
    await queueMessage(tx, jobs, {
      ...{ teamId, channelId, threadTs, meetingId, threadKey: cardKey(meetingId), fallbackUserId: null },
      ...{ messageKey: `call:${meetingId}`, content: callCard(callId) },
    });
  });
}

async function bringUpToDate(deps: ShowCallsDeps, call: SlackCall, meeting: Meeting): Promise<void> {
  const { rows, calls, failpoint, log } = deps;
  const who = participant(deps, meeting);
  const shown = { teamId: call.teamId, id: call.callId ?? '' };
  const isLive = meeting.state === 'live';
  const seconds = Math.max(0, Math.round(durationMs(meeting) / 1_000));
  const changed = isLive ? await calls.join(shown, who) : await calls.end(shown, who, seconds);
  failpoint(isLive ? 'slack-call.joined.before-stored' : 'slack-call.ended.before-stored');
  if (changed.ok) return rows.reached(meeting.id, isLive ? 'joined' : 'ended');
  const isLost = isForGood(changed.failure) || call.attempts >= maxAttempts;
  log.warn({ failure: changed.failure, isLost }, 'Could not change Slack’s own card of a call');
  if (isLost) await rows.reached(meeting.id, 'ended');
}

function durationMs({ connectedAt, sessionEndedAt }: Meeting): number {
  return connectedAt && sessionEndedAt ? sessionEndedAt.getTime() - connectedAt.getTime() : 0;
}

function participant({ faceUrl }: ShowCallsDeps, { personaId, botName, faceId }: Meeting): CallUser {
  const face = faceId && faceUrl(faceId);
  return {
    external_id: `stand-in-${personaId ?? 'built-in'}`,
    display_name: botName,
    ...(face ? { avatar_url: face } : {}),
  };
}
