import type { Meeting } from '../meetings/meeting.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import { isFinished } from './task.ts';

/** Tasks of a meeting with a reply of their own: a flood of them would bury the thread. */
const maxReplies = 20;

/** Brings the plan up to date, and replies once for each finished task that isn’t quiet. */
export async function syncTaskPlan(unit: TasksUnit, meeting: Meeting): Promise<void> {
  const tasks = await unit.tasks.settle(meeting);
  if (tasks.length === 0) return;
  const finished = tasks.filter((task) => isFinished(task) && !task.quiet);
  const { ids, before } = await unit.tasks.notifyOnce(
    meeting,
    finished.map(({ id }) => id),
  );
  const fresh = new Set(ids);
  const replies = finished.filter(({ id }) => fresh.has(id)).slice(0, Math.max(0, maxReplies - before));
  // Said once: the plan counts them.
  const areMore = before <= maxReplies && before + fresh.size > maxReplies;
  await unit.announcer.showTasks(meeting, tasks, replies, areMore);
  // The recap shows tasks that finish after the call, too.
  if (meeting.state === 'done') await unit.announcer.refreshRecap(meeting);
}
