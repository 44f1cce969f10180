import type { StartDoubt } from '../times/start-doubt.ts';
import type { Call } from './call-link.ts';
import type { LimitedBy, Meeting, WaitsBecause } from './meeting.ts';
import type { ChosenPersona } from './ports/personas.ts';
import type { PostingApp, Request } from './proposal.ts';
import { extendableTimes, timing } from './states/timing.ts';
import { secondsAfter } from './states/transition.ts';

export type NewMeeting = Partial<ChosenPersona> & {
  id: string;
  request: Pick<Request, 'teamId' | 'channelId' | 'threadTs' | 'requestedBy' | 'via' | 'opening'>;
  call: Call;
  limit: { minutes: number; by: LimitedBy };
  /** The limit that extending can't pass; three times the limit where nothing else is said. */
  mostMinutes?: number;
  held?: WaitsBecause | null;
  app?: Pick<PostingApp, 'id' | 'name'> | null;
  now: Date;
  pricePerMinuteUsd: number;
  botName: string;
  start: Start;
};

/** `ask` waits for someone, who may also choose a time; `later` for its time. */
export type Start =
  | { kind: 'ask'; doubt?: StartDoubt | null }
  | { kind: 'now' }
  | { kind: 'undo'; seconds: number }
  | { kind: 'later'; at: Date };

/** A meeting nobody has been sent to yet. */
export function newMeeting({
  id,
  request,
  call,
  limit,
  mostMinutes = extendableTimes * limit.minutes,
  held = null,
  app = null,
  now,
  pricePerMinuteUsd,
  botName,
  personaId = null,
  faceId = null,
  personaEmoji = '',
  start,
}: NewMeeting): Meeting {
  const waits = { undo: start.kind === 'undo' ? start.seconds : 0, ask: timing.askExpiresAfter };
  return {
    id,
    teamId: request.teamId,
    channelId: request.channelId,
    threadTs: request.threadTs,
    requestedBy: request.requestedBy,
    requestedVia: request.via,
    held,
    ...{ appId: app?.id ?? null, appName: app?.name ?? null },
    platform: call.platform,
    callKey: call.key,
    callUrl: call.url,
    passcode: call.passcode,
    ...{ personaId, faceId, personaEmoji, botName, personaProblem: null },
    state: stateAt[start.kind],
    version: 1,
    nextRunAt: null,
    limitMinutes: limit.minutes,
    limitedBy: limit.by,
    mostMinutes,
    pricePerMinuteUsd,
    createdAt: now,
    startsAt: start.kind === 'later' ? start.at : null,
    startDoubt: start.kind === 'ask' ? (start.doubt ?? null) : null,
    opening: request.opening ?? null,
    proposedUntil:
      start.kind === 'ask' || start.kind === 'undo' ? secondsAfter(now, waits[start.kind]) : null,
    proposedThen: start.kind === 'ask' ? 'lapse' : 'join',
    checkingSince: start.kind === 'now' ? now : null,
    ...blank,
  };
}

const stateAt = { ask: 'proposed', undo: 'proposed', now: 'checking', later: 'scheduled' } as const;

const blank = {
  decidedBy: null,
  cardPostedAt: null,
  fundedAt: null,
  balanceBefore: null,
  fundsUntil: null,
  topUpName: null,
  topUpCredits: null,
  checkoutUrl: null,
  dispatchingSince: null,
  createAttempts: 0,
  createStartedAt: null,
  createNextAt: null,
  createDeferredSaidAt: null,
  sessionId: null,
  sessionStartedAt: null,
  joiningSince: null,
  connectedAt: null,
  inCallAt: null,
  seenLeavingAt: null,
  heardAt: null,
  unansweredSince: null,
  silenceSaidAt: null,
  aloneSince: null,
  lobbyHintedAt: null,
  limitAt: null,
  limitAskedAt: null,
  askedAt: null,
  pollFailingSince: null,
  pollTroubleSaidAt: null,
  refreshedAt: null,
  feed: 'unknown',
  feedCursor: null,
  stopRequestedAt: null,
  stopRequestedBy: null,
  endReason: null,
  endDetail: null,
  leavingSince: null,
  leaveAttempts: 0,
  leaveAlarmedAt: null,
  sessionEndedAt: null,
  revivedAt: null,
  billingCheckedAt: null,
  notesUntil: null,
  earlyNotesAt: null,
  notes: null,
  notesCollectedAt: null,
  notesWrittenAt: null,
  notesHint: null,
  notesHintBy: null,
  notesKind: null,
  forgottenAt: null,
  forgottenBy: null,
  overAt: null,
} as const;
