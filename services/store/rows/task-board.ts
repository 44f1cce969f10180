import { asc, eq } from 'drizzle-orm';
import { callTasks } from '../../tasks/call-tasks.ts';
import type { TaskBoard } from '../../tasks/ports/task-board.ts';
import type { Task } from '../../tasks/task.ts';
import { taskOfRun } from '../../tasks/task-of-run.ts';
import type { Executor } from '../executor.ts';
import { toldTasks, toolRuns } from '../schema/tasks.ts';
import { taskEvents } from './session-log.ts';

/** What a meeting's plan shows. */
export function createTaskBoard(tx: Executor, now: Date): TaskBoard {
  return {
    of: ({ id }) => tasksOf(tx, id),
    async tellOnce({ id: meetingId, teamId }, ids) {
      if (ids.length === 0) return [];
      const told = await tx
        .insert(toldTasks)
        .values(ids.map((taskId) => ({ teamId, meetingId, taskId, toldAt: now })))
        .onConflictDoNothing()
        .returning({ taskId: toldTasks.taskId });
      return told.map(({ taskId }) => taskId);
    },
  };
}

/** A meeting's tasks, oldest first. */
export async function tasksOf(db: Executor, meetingId: string): Promise<Task[]> {
  const runs = await db
    .select()
    .from(toolRuns)
    .where(eq(toolRuns.meetingId, meetingId))
    .orderBy(asc(toolRuns.createdAt));
  const tasks = [...callTasks(await taskEvents(db, meetingId)), ...runs.map(taskOfRun)];
  return tasks.sort((a, b) => a.since.getTime() - b.since.getTime());
}
