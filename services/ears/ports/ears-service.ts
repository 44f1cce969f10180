import type { DeletionProblem } from '../deletions/deletion.ts';
import type { EarsKind, EarsProblem } from '../ears.ts';

/** The call that it is sent into. */
export type EarsCall = {
  /** The meeting that it listens for. Who is sent carries it, where the service lets us. */
  readonly meetingId: string;
  readonly platform: 'google_meet' | 'zoom';
  /** Meet's code, Zoom's number. */
  readonly code: string;
  readonly url: string;
  /** Zoom’s. */
  readonly passcode: string | null;
};

type EarsOrder = EarsCall & {
  readonly botName: string;
  /** It leaves then, should nobody be there any more who ends it. */
  readonly maxMinutes: number;
  /** Minutes that it waits to be let in. */
  readonly lobbyMinutes: number;
};

export type StartOutcome =
  | { kind: 'started'; botId: string }
  /** One of this key is in the call already, or on its way there. */
  | { kind: 'taken' }
  /** It surely didn't start, and won't. */
  | { kind: 'refused'; problem: EarsProblem }
  /** It surely didn't start, and may later. */
  | { kind: 'deferred'; problem: EarsProblem }
  /** It may have started. */
  | { kind: 'uncertain'; problem: EarsProblem };

export type BotPhase = 'joining' | 'lobby' | 'listening' | 'leaving' | 'over';

/** What somebody said; final, and by an id of its own. */
export type HeardWords = {
  readonly id: string;
  readonly speaker: string;
  readonly text: string;
  readonly language: string | null;
  readonly from: Date;
  readonly to: Date;
};

/** Somebody came or went; by an id of its own. */
export type SeenPerson = {
  readonly id: string;
  readonly change: 'joined' | 'left';
  /** The service’s own, the same as long as this person is in the call. */
  readonly personId: string;
  readonly name: string;
  readonly at: Date;
};

export type Heard = {
  readonly words: readonly HeardWords[];
  /** None from services that don’t tell who is there. */
  readonly people: readonly SeenPerson[];
};

export const nothingHeard: Heard = { words: [], people: [] };

/** What a service pushed about a bot that it says is a meeting's. */
export type EarsPush = {
  readonly meetingId: string;
  readonly botId: string;
  readonly heard: Heard;
  /** How the bot stands has changed: its worker reads it at once. A push alone changes no state. */
  readonly isStateNew: boolean;
};

/** Of words and people all that ended, or was changed, after the time that was asked for; oldest first. */
export type Reading = Heard & {
  readonly phase: BotPhase;
  /** Why it is over, or doesn’t hear though it is in the call. */
  readonly problem: EarsProblem | null;
  /** Of the newest of all that, in the same time. */
  readonly heardMs: number;
};

type Failed = { ok: false; problem: EarsProblem };

export type DeleteOutcome = { ok: true } | { ok: false; problem: DeletionProblem };

/** Those that are set up. */
export type EarsServices = { readonly [Kind in EarsKind]?: EarsService | undefined };

/** A service whose bot takes part in calls and writes down what is said. */
export type EarsService = {
  /** Whether a reading since some time has all that was written later, however long ago it was said. */
  readonly tellsChanges: boolean;
  start(order: EarsOrder, signal: AbortSignal): Promise<StartOutcome>;
  /**
   * The bot that a request of ours may have started: by the meeting, or by the call and this key, and then not before
   * `since`. Others' bots are never it.
   */
  find(
    call: EarsCall,
    since: Date,
    signal: AbortSignal,
  ): Promise<{ ok: true; botId: string | null } | Failed>;
  /** Null where the service doesn't know it any more. */
  read(
    botId: string,
    sinceMs: number,
    signal: AbortSignal,
  ): Promise<{ ok: true; value: Reading | null } | Failed>;
  /** Asks it to leave; one that has gone already counts as asked. */
  leave(bot: EarsCall & { readonly botId: string }, signal: AbortSignal): Promise<{ ok: true } | Failed>;
  /** Deletes all that it keeps of what a bot heard; what was deleted before counts as deleted. Only of one that is out of its call. */
  deleteData(botId: string, signal: AbortSignal): Promise<DeleteOutcome>;
};
