import type { Held } from '../people/authorize.ts';
import type { StartDoubt } from '../times/start-doubt.ts';
import type { Call } from './call-link.ts';
import type { PersonaProblem } from './ports/personas.ts';
import type { EndReason } from './states/end-reasons.ts';

export type MeetingState =
  | 'proposed'
  | 'scheduled'
  | 'checking'
  | 'awaiting_funds'
  | 'dispatching'
  | 'uncertain'
  | 'joining'
  | 'live'
  | 'leaving'
  | 'wrapping_up'
  | FinalState;

export type FinalState = 'done' | 'failed' | 'cancelled' | 'missed';

export const finalStates: readonly FinalState[] = ['done', 'failed', 'cancelled', 'missed'];

export type RequestedVia =
  | 'link'
  | 'mention'
  | 'dm'
  | 'command'
  | 'retry'
  | 'bot'
  | 'agent'
  | 'standup'
  | 'calendar';

/** Why a card waits for somebody to press Join now: of who asked, or of guests who are expected. */
export type WaitsBecause = Held | 'guests';

/** What set the limit: it decides the sentence that ends the session. */
export type LimitedBy = 'setting' | 'channel' | 'request' | 'budget' | 'workspace_budget';

/** The session feed: not asked yet, answering, finished, or not there at all (404, 405). */
export type Feed = 'unknown' | 'open' | 'done' | 'absent';

/** One agent sent, or to be sent, into one call. Times are the database's. */
export type Meeting = {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly requestedBy: string;
  readonly requestedVia: RequestedVia;
  /**
   * Why the asker may not start it, so that its card waits for someone who may. `unknown` where Slack didn't say in
   * time who asked: it is asked again before anything is spent.
   */
  readonly held: WaitsBecause | null;
  /** Of the app whose post asked for it, as Slack has them. */
  readonly appId: string | null;
  readonly appName: string | null;

  readonly platform: Call['platform'];
  readonly callKey: string;
  readonly callUrl: string;
  readonly passcode: string | null;
  /** Null for the persona that is built in. */
  readonly personaId: string | null;
  /** The picture beside its messages; null for the app's own. */
  readonly faceId: string | null;
  /** Beside its messages where no picture can be shown; '' for none. */
  readonly personaEmoji: string;
  /** What the persona is called in the call. */
  readonly botName: string;
  /** What kept it from going; null again once somebody chose what to do. */
  readonly personaProblem: PersonaProblem | null;

  readonly state: MeetingState;
  /** Grows by one with every applied event; every write is a compare-and-set on it. */
  readonly version: number;
  readonly nextRunAt: Date | null;

  readonly limitMinutes: number;
  readonly limitedBy: LimitedBy;
  /** The limit that extending can't pass. */
  readonly mostMinutes: number;
  readonly pricePerMinuteUsd: number;

  readonly createdAt: Date;
  /** When it is to go in; null for at once. */
  readonly startsAt: Date | null;
  /** Someone has to choose when; kept afterwards, until the card asks people for something else. */
  readonly startDoubt: StartDoubt | null;
  /** What its card begins with: a standup's or an event's name. */
  readonly opening: string | null;
  readonly proposedUntil: Date | null;
  /** What happens when nobody presses anything: join after the undo window, or let it go. */
  readonly proposedThen: 'join' | 'lapse';
  readonly decidedBy: string | null;
  readonly cardPostedAt: Date | null;

  readonly checkingSince: Date | null;
  readonly fundedAt: Date | null;
  /** Credits before the session, to compare with what was billed. */
  readonly balanceBefore: number | null;
  readonly fundsUntil: Date | null;
  readonly topUpName: string | null;
  readonly topUpCredits: number | null;
  readonly checkoutUrl: string | null;

  readonly dispatchingSince: Date | null;
  readonly createAttempts: number;
  /** Set before the request that creates a session goes out; cleared only when it surely didn't arrive. */
  readonly createStartedAt: Date | null;
  readonly createNextAt: Date | null;
  readonly createDeferredSaidAt: Date | null;

  readonly sessionId: string | null;
  /** When billing may have begun: the moment the session was asked for. */
  readonly sessionStartedAt: Date | null;
  /** When the session was there: from then on someone may let it in. */
  readonly joiningSince: Date | null;
  readonly connectedAt: Date | null;
  /** When a participant or speech was first evidence that the agent is in the call. */
  readonly inCallAt: Date | null;
  /** When somebody else there saw it leave, while PikaStream says that it's connected. */
  readonly seenLeavingAt: Date | null;
  /** When words of its own first came in a transcript. */
  readonly heardAt: Date | null;
  /** Spoken to again and again since, without a sign that it heard. */
  readonly unansweredSince: Date | null;
  readonly silenceSaidAt: Date | null;
  readonly aloneSince: Date | null;
  readonly lobbyHintedAt: Date | null;
  readonly limitAt: Date | null;
  readonly limitAskedAt: Date | null;
  /** When PikaStream was last asked for what this state waits for; null where it is to be asked at once. */
  readonly askedAt: Date | null;
  readonly pollFailingSince: Date | null;
  readonly pollTroubleSaidAt: Date | null;
  /** From when it counts until the card is refreshed again: later than it was, where many calls share the edits. */
  readonly refreshedAt: Date | null;
  readonly feed: Feed;
  readonly feedCursor: string | null;

  readonly stopRequestedAt: Date | null;
  readonly stopRequestedBy: string | null;
  readonly endReason: EndReason | null;
  readonly endDetail: string | null;
  readonly leavingSince: Date | null;
  readonly leaveAttempts: number;
  readonly leaveAlarmedAt: Date | null;
  readonly sessionEndedAt: Date | null;
  readonly revivedAt: Date | null;
  readonly billingCheckedAt: Date | null;
  readonly notesUntil: Date | null;
  /** When notes are written without PikaStream's, which replace them; null once they stand. */
  readonly earlyNotesAt: Date | null;
  /** PikaStream's, as they came. */
  readonly notes: unknown;
  /** From then on nothing more is waited for, and notes can be written. */
  readonly notesCollectedAt: Date | null;
  /** Null again when they are to be written again. */
  readonly notesWrittenAt: Date | null;
  /** What someone who wants them written again said about them. */
  readonly notesHint: string | null;
  readonly notesHintBy: string | null;
  /** The kind of meeting that somebody said it was; null where nobody did. */
  readonly notesKind: string | null;
  /** What was recorded of it was removed; by nobody where the workspace keeps nothing that long. */
  readonly forgottenAt: Date | null;
  readonly forgottenBy: string | null;
  readonly overAt: Date | null;
};

/** Its session is asked every few seconds. */
export function isPolled({ state }: Pick<Meeting, 'state'>): boolean {
  return state === 'joining' || state === 'live';
}

export function isOver(meeting: Pick<Meeting, 'state'>): boolean {
  return finalStates.some((state) => state === meeting.state);
}

/** It came to nothing, or broke off: sending someone again makes sense, and the call is free for it. */
export function canRetry({ state, endReason }: Pick<Meeting, 'state' | 'endReason'>): boolean {
  if (state === 'failed' || state === 'missed') return true;
  const ended = state === 'wrapping_up' || state === 'done';
  return (
    ended && ['lobby_timeout', 'refused_by_host', 'pika_error', 'wallet_empty'].includes(endReason ?? '')
  );
}

/** Nobody is in the call yet: how creating sessions goes lately is news for those who wait. */
export function waitsForSession({ state }: Pick<Meeting, 'state'>): boolean {
  return state === 'proposed' || state === 'checking' || state === 'dispatching';
}
