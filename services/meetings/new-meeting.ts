import type { Call } from './call-link.ts';
import type { LimitedBy, Meeting } from './meeting.ts';
import type { Request } from './proposal.ts';
import { timing } from './timing.ts';
import { secondsAfter } from './transition.ts';

export type NewMeeting = {
  id: string;
  request: Pick<Request, 'teamId' | 'channelId' | 'threadTs' | 'requestedBy' | 'via'>;
  call: Call;
  limit: { minutes: number; by: LimitedBy };
  now: Date;
  pricePerMinuteUsd: number;
  botName: string;
  start: { kind: 'ask' } | { kind: 'now' } | { kind: 'undo'; seconds: number };
};

/** A meeting nobody has been sent to yet. */
export function newMeeting({
  id,
  request,
  call,
  limit,
  now,
  pricePerMinuteUsd,
  botName,
  start,
}: NewMeeting): Meeting {
  const waits = start.kind === 'undo' ? start.seconds : timing.askExpiresAfter;
  return {
    id,
    teamId: request.teamId,
    channelId: request.channelId,
    threadTs: request.threadTs,
    requestedBy: request.requestedBy,
    requestedVia: request.via,
    platform: call.platform,
    callKey: call.key,
    callUrl: call.url,
    passcode: call.passcode,
    botName,
    state: start.kind === 'now' ? 'checking' : 'proposed',
    version: 1,
    wakeAt: null,
    limitMinutes: limit.minutes,
    limitedBy: limit.by,
    pricePerMinuteUsd,
    createdAt: now,
    proposedUntil: start.kind === 'now' ? null : secondsAfter(now, waits),
    proposedThen: start.kind === 'ask' ? 'lapse' : 'join',
    checkingSince: start.kind === 'now' ? now : null,
    ...blank,
  };
}

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
  notes: null,
  notesCollectedAt: null,
  notesWrittenAt: null,
  notesHint: null,
  notesHintBy: null,
  forgottenAt: null,
  forgottenBy: null,
  overAt: null,
} as const;
