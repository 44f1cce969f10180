import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { ToolRun } from '../run.ts';
import type { Task } from '../task.ts';
import type { Runs } from './runs.ts';
import type { TaskBoard } from './task-board.ts';

/** A transaction with the tasks of a call. */
export type TasksUnit = Unit & {
  readonly tasks: TaskBoard;
  readonly runs: Runs;
  readonly announcer: {
    /** Brings the plan up to date; each of `finished` gets a reply. */
    showTasks(meeting: Meeting, tasks: readonly Task[], finished: readonly Task[]): Promise<void>;
    /** Shows a run of a tool for approval, and what became of it. */
    showRun(meeting: Meeting, run: ToolRun): Promise<void>;
    /** Shows tasks that finished after the call in its recap, if there is one. */
    refreshRecap(meeting: Meeting): Promise<void>;
  };
};
