import { mirrorTasks } from './mirror.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { ToolRun } from './run.ts';
import { nextRun, type RunEvent } from './run-transitions.ts';

export type AppliedToRun =
  | { kind: 'applied'; run: ToolRun }
  | { kind: 'ignored'; run: ToolRun }
  | { kind: 'unknown' };

/** The one way a run changes: the run, its card, the plan and its next wake-up, in the caller's transaction. */
export async function applyRunEvent(
  unit: TasksUnit,
  runId: string,
  event: RunEvent | ((run: ToolRun) => RunEvent),
): Promise<AppliedToRun> {
  const before = await unit.runs.lock(runId);
  if (!before) return { kind: 'unknown' };
  const run = nextRun(before, typeof event === 'function' ? event(before) : event, unit.now);
  if (!run) return { kind: 'ignored', run: before };
  await unit.runs.replace(before, run);
  await showRun(unit, run);
  if (run.nextRunAt && run.nextRunAt.getTime() !== before.nextRunAt?.getTime()) {
    await unit.runs.wake(run.id, run.nextRunAt);
  }
  return { kind: 'applied', run };
}

/** Brings the run's card, where it has one, and the plan up to date. */
export async function showRun(unit: TasksUnit, run: ToolRun): Promise<void> {
  const meeting = await unit.meetings.lock(run.meetingId);
  if (!meeting) return;
  if (run.effect === 'reaches_out') await unit.announcer.showRun(meeting, run);
  await mirrorTasks(unit, meeting);
}
