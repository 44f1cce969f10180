import { secondsAfter } from '../meetings/states/transition.ts';

/** Who listens for us, where PikaStream tells nothing. */
export type EarsKind = 'vexa' | 'attendee';

export type EarsState =
  /** To be sent. */
  | 'wanted'
  /** The request went out, and this row knows no answer yet. */
  | 'starting'
  /** Sent, and not in the call yet. */
  | 'joining'
  | 'listening'
  /** It has to go; asked until that is confirmed. */
  | 'leaving'
  | 'over';

/** Why nobody listens, not yet, or not any more. */
export type EarsProblem =
  | 'key_refused'
  | 'refused'
  | 'no_speech'
  | 'no_captions'
  | 'no_credits'
  | 'not_allowed'
  | 'could_not_join'
  | 'too_many'
  | 'already_there'
  | 'unreachable'
  | 'not_let_in'
  | 'turned_away'
  | 'removed'
  | 'ended_or_removed'
  | 'broke_off'
  | 'leave_unconfirmed';

/** The note-taking participant of one meeting. Times are the database's. */
export type Ears = {
  readonly meetingId: string;
  readonly teamId: string;
  readonly kind: EarsKind;
  readonly state: EarsState;
  readonly version: number;
  readonly botName: string;
  /** The service's own; null until it is known. */
  readonly botId: string | null;
  /** When it was first asked for. */
  readonly startedAt: Date | null;
  /** A request may have arrived whose answer is unknown: then one in the call may be ours. */
  readonly mayBeThere: boolean;
  /** Tries of what it does at present. */
  readonly attempts: number;
  readonly waitingSince: Date | null;
  readonly hintedAt: Date | null;
  readonly failingSince: Date | null;
  /** Milliseconds of the service's own time up to which words were kept. */
  readonly heardMs: number;
  readonly leavingSince: Date | null;
  readonly alarmedAt: Date | null;
  readonly problem: EarsProblem | null;
  /** When the service last pushed something of it to us. */
  readonly pushedAt: Date | null;
  readonly nextRunAt: Date | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
};

/** In seconds. */
export const earsTiming = {
  /** How long a worker may be silent before another takes over; requests end sooner. */
  leaseFor: 30,
  startEvery: 10,
  /** Somebody may make room, or the bot of an earlier meeting still leaves. */
  startTriedFor: 180,
  /** Waits to be let in: then the thread hears who can do that. */
  hintAfter: 60,
  /** It gives up in the lobby on its own after this long. */
  lobbyFor: 300,
  silentFor: 60,
  /** So long after a push it is read less often, and then only for what no push brought. */
  pushedFor: 120,
  retryMost: 60,
  leaveAlarmAfter: 300,
  leaveTriedFor: 7_200,
  /** For its last words, recaps wait this long. */
  notesWaitFor: 60,
} as const;

/** Whether words may still come that a recap should have. */
export function mayStillHear(ears: Ears | null, now: Date): boolean {
  if (!ears || ears.state === 'over' || ears.state === 'wanted') return false;
  return !ears.leavingSince || now < secondsAfter(ears.leavingSince, earsTiming.notesWaitFor);
}

/** It has told nothing for so long that nobody can say whether it listens. */
export function isSilent({ failingSince }: Ears, now: Date): boolean {
  return failingSince !== null && now >= secondsAfter(failingSince, earsTiming.silentFor);
}

/** How much less often it is read where its service pushes. */
export function readingPace({ pushedAt }: Ears, now: Date): number {
  return pushedAt && now < secondsAfter(pushedAt, earsTiming.pushedFor) ? 5 : 1;
}

/** Longer with every try. */
export function backoff(attempts: number, most: number = earsTiming.retryMost): number {
  return Math.min(2 ** Math.min(attempts, 10), most);
}
