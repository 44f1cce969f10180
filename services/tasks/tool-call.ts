import type { ListOwner } from '../meetings/do-not-say/lists.ts';
import type { Effect, Preview, TaskKind, TaskLink } from './tool.ts';
import type { ToolProblem } from './tool-problem.ts';

export type ToolCallState =
  /** Its card waits for a click. */
  | 'awaiting_approval'
  /** To be done as soon as a worker has it. */
  | 'approved'
  /** Under way outside: should its process die now, nobody knows whether it was done. */
  | 'running'
  /** Handed to the outbox; done when Slack has it. */
  | 'delivering'
  | FinishedState;

type FinishedState = 'done' | 'failed' | 'uncertain' | 'declined' | 'lapsed';

/** One tool call: who asked, who approved, what was done. Times are the database's. */
export type ToolCall = {
  readonly id: string;
  readonly teamId: string;
  readonly meetingId: string;
  readonly tokenId: string;
  /** The Slack user the agent acts for. */
  readonly userId: string;
  /** The agent's own: the same request twice is one tool call. */
  readonly key: string;
  readonly tool: string;
  readonly kind: TaskKind;
  readonly effect: Effect;
  readonly input: unknown;
  readonly bound: unknown;
  readonly preview: Preview;
  /** Who asked in the call, as the call names them, and the words: data, never a reason to do it. */
  readonly requestedBy: string | null;
  readonly quote: string | null;
  /** Milliseconds from the start of the call. */
  readonly quotedAtMs: number | null;
  readonly state: ToolCallState;
  /** Grows with every change; a click counts only for the version it was shown with. */
  readonly version: number;
  readonly attempts: number;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
  readonly createdAt: Date;
  readonly nextRunAt: Date | null;
  readonly finishedAt: Date | null;
  readonly summary: string | null;
  /** Why it isn't done, or may not be. */
  readonly problem: ToolProblem | null;
  readonly links: readonly TaskLink[];
  readonly output: unknown;
  /** Whose list its words break: then a person sends it anyway, or nobody. */
  readonly heldBy: ListOwner | null;
};

/** In a meeting the house agent's own token has the meeting's id. */
export function isOfHouseAgent({ tokenId, meetingId }: Pick<ToolCall, 'tokenId' | 'meetingId'>): boolean {
  return tokenId === meetingId;
}

/** Somebody read the words that break a list, and sent them all the same. */
export function isSentAnyway({
  heldBy,
  decidedBy,
  state,
}: Pick<ToolCall, 'heldBy' | 'decidedBy' | 'state'>): boolean {
  return heldBy !== null && decidedBy !== null && state !== 'declined';
}

export const finishedStates: readonly FinishedState[] = ['done', 'failed', 'uncertain', 'declined', 'lapsed'];

export function isToolCallFinished({ state }: Pick<ToolCall, 'state'>): boolean {
  return finishedStates.some((finished) => finished === state);
}
