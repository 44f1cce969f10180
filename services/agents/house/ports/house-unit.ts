import type { ListOwner } from '../../../meetings/do-not-say/lists.ts';
import type { Meeting } from '../../../meetings/meeting.ts';
import type { TasksUnit } from '../../../tasks/ports/tasks-unit.ts';
import type { ToolCall } from '../../../tasks/tool-call.ts';
import type { AgentsUnit } from '../../ports/agents-unit.ts';
import type { Claim } from '../../ports/claims.ts';
import type { Source, Turn } from '../turn.ts';
import type { HouseTurns } from './house-turns.ts';

/** What a turn ends with, as its thread is told. */
export type TurnReply = {
  readonly turn: Turn;
  readonly meeting: Meeting | null;
  /** The model's; '' where it counts for nothing. */
  readonly text: string;
  /** Whose list the model's words break: then they count for nothing. */
  readonly broken: ListOwner | null;
  /** Meetings that the text cites, or may repeat words of. */
  readonly sources: readonly Source[];
  /** What it asked for, as it stands now. */
  readonly toolCalls: readonly ToolCall[];
};

/** How it ended that the thread was asked whether to work on something. */
export type ProposalEnd =
  | { readonly by: string; readonly isWanted: boolean }
  /** Somebody's own agent took the meeting over. */
  | { readonly claim: Claim };

/** A transaction with the house agent's turns. */
export type HouseUnit = AgentsUnit &
  TasksUnit & {
    readonly turns: HouseTurns;
    readonly announcer: {
      /** Answers a turn in its thread; why it came to nothing is in the turn. */
      showTurn(reply: TurnReply): Promise<void>;
      /** Asks in the thread whether to work on what was said, and shows who decided. */
      showProposed(turn: Turn, meeting: Meeting, decided: ProposalEnd | null): Promise<void>;
    };
  };
