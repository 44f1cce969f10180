import type { Meeting } from '../meetings/meeting.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import { isFinished } from './task.ts';

/** Brings the plan up to date, and tells followers once of each task that finished or failed. */
export async function mirrorTasks(unit: TasksUnit, meeting: Meeting): Promise<void> {
  const tasks = await unit.tasks.of(meeting);
  if (tasks.length === 0) return;
  const finished = tasks.filter((task) => isFinished(task) && !task.quiet);
  const untold = await unit.tasks.tellOnce(
    meeting,
    finished.map(({ id }) => id),
  );
  await unit.announcer.showTasks(
    meeting,
    tasks,
    finished.filter(({ id }) => untold.includes(id)),
  );
  // What finishes after the call stands right in the recap as well.
  if (meeting.state === 'done') await unit.announcer.refreshRecap(meeting);
}
