import type { Meeting } from '../meetings/meeting.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import { isFinished } from './task.ts';

/** Brings the plan up to date, and replies once for each task that failed or reached beyond the call. */
export async function syncTaskPlan(unit: TasksUnit, meeting: Meeting): Promise<void> {
  const tasks = await unit.tasks.of(meeting);
  if (tasks.length === 0) return;
  const finished = tasks.filter((task) => isFinished(task) && !task.quiet);
  const ids = await unit.tasks.notifyOnce(
    meeting,
    finished.map(({ id }) => id),
  );
  await unit.announcer.showTasks(
    meeting,
    tasks,
    finished.filter(({ id }) => ids.includes(id)),
  );
  // The recap shows tasks that finish after the call, too.
  if (meeting.state === 'done') await unit.announcer.refreshRecap(meeting);
}
