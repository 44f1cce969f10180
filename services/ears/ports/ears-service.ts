import type { EarsProblem } from '../ears.ts';

/** The call that it is sent into. */
export type EarsCall = {
  readonly platform: 'google_meet' | 'zoom';
  /** Meet's code, Zoom's number. */
  readonly code: string;
  readonly url: string;
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

export type Reading = {
  readonly phase: BotPhase;
  /** Why it is over. */
  readonly problem: EarsProblem | null;
  /** All that ended after `sinceMs`, oldest first. */
  readonly words: readonly HeardWords[];
  /** Of the newest word, in the same time. */
  readonly heardMs: number;
};

type Failed = { ok: false; problem: EarsProblem };

/** A service whose bot takes part in calls and writes down what is said. */
export type EarsService = {
  start(order: EarsOrder, signal: AbortSignal): Promise<StartOutcome>;
  /** This key's bot that is in the call, or on its way there. */
  find(call: EarsCall, signal: AbortSignal): Promise<{ ok: true; botId: string | null } | Failed>;
  /** Null where the service doesn't know it any more. */
  read(
    botId: string,
    sinceMs: number,
    signal: AbortSignal,
  ): Promise<{ ok: true; value: Reading | null } | Failed>;
  /** Asks it to leave; one that has gone already counts as asked. */
  leave(call: EarsCall, signal: AbortSignal): Promise<{ ok: true } | Failed>;
};
