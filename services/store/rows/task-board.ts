import { asc, eq } from 'drizzle-orm';
import { type CallEvent, callTasks } from '../../tasks/call-tasks.ts';
import type { TaskBoard } from '../../tasks/ports/task-board.ts';
import type { Task } from '../../tasks/task.ts';
import { taskOfToolCall } from '../../tasks/task-of-tool-call.ts';
import { withoutForbidden } from '../../tasks/without-forbidden.ts';
import type { Executor } from '../executor.ts';
import { taskNotifications, toolCalls } from '../schema/tasks.ts';
import { listsOfMeeting } from './do-not-say-rows.ts';
import { supersede, taskEvents } from './task-events.ts';
import { toolCallIn } from './tool-call-rows.ts';

/** What a meeting's plan shows. */
export function createTaskBoard(tx: Executor, now: Date): TaskBoard {
  return {
    of: ({ id }) => tasksOf(tx, id),
    async settle({ id }) {
      const events = await taskEvents(tx, id);
      await supersede(tx, events);
      return tasksFrom(tx, id, events);
    },
    async notifyOnce({ id: meetingId, teamId }, ids) {
      if (ids.length === 0) return { ids: [], before: 0 };
      const before = await tx.$count(taskNotifications, eq(taskNotifications.meetingId, meetingId));
      const notified = await tx
        .insert(taskNotifications)
        .values(ids.map((taskId) => ({ teamId, meetingId, taskId, notifiedAt: now })))
        .onConflictDoNothing()
        .returning({ taskId: taskNotifications.taskId });
      return { ids: notified.map(({ taskId }) => taskId), before };
    },
  };
}

/** A meeting's tasks, oldest first. */
export async function tasksOf(db: Executor, meetingId: string): Promise<Task[]> {
  return tasksFrom(db, meetingId, await taskEvents(db, meetingId));
}

async function tasksFrom(db: Executor, meetingId: string, events: readonly CallEvent[]): Promise<Task[]> {
  const rows = await db
    .select()
    .from(toolCalls)
    .where(eq(toolCalls.meetingId, meetingId))
    .orderBy(asc(toolCalls.createdAt));
  const tasks = [...callTasks(events), ...rows.map((row) => taskOfToolCall(toolCallIn(row)))];
  const sorted = tasks.sort((a, b) => a.since.getTime() - b.since.getTime());
  return sorted.length > 0 ? withoutForbidden(sorted, await listsOfMeeting(db, meetingId)) : sorted;
}
