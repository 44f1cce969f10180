import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Task } from '../task.ts';
import type { ToolCall } from '../tool-call.ts';
import type { PersonaTools } from './persona-tools.ts';
import type { TaskBoard } from './task-board.ts';
import type { ToolCalls } from './tool-calls.ts';
import type { WordsRead } from './words-read.ts';

/** A transaction with the tasks of a call. */
export type TasksUnit = Unit & {
  readonly tasks: TaskBoard;
  readonly toolCalls: ToolCalls;
  readonly agents: WordsRead;
  readonly personas: PersonaTools;
  readonly announcer: {
    /** Brings the plan up to date; each of `finished` gets a reply, and more than these one together. */
    showTasks(
      meeting: Meeting,
      tasks: readonly Task[],
      finished: readonly Task[],
      areMore: boolean,
    ): Promise<void>;
    /** Shows a tool call for approval, and what became of it. */
    showToolCall(meeting: Meeting, toolCall: ToolCall): Promise<void>;
    /** Shows tasks that finished after the call in its recap, if there is one. */
    refreshRecap(meeting: Meeting): Promise<void>;
  };
};
