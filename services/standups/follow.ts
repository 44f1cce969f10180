import { findActiveMeeting } from '../meetings/find-active-meeting.ts';
import type { ProposeDeps } from '../meetings/propose.ts';
import { timing } from '../meetings/states/timing.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import { run } from './run.ts';
import { runKey } from './schedule.ts';

export type JoinedRun = { scheduleId: string; at: Date };

/**
 * Somebody else's meeting was to be there at a time of a schedule, which has come. Where it was called off or moved,
 * nobody is there: then the schedule sends somebody of its own.
 */
export async function follow(
  deps: Omit<ProposeDeps, 'transact'>,
  unit: StandupsUnit,
  { scheduleId, at }: JoinedRun,
): Promise<void> {
  const schedule = await unit.schedules.lock(scheduleId);
  const since = schedule && (await unit.schedules.followed(scheduleId, at));
  if (!since || schedule.pausedAt || schedule.removedAt) return;
  const { teamId, call, changedAt } = schedule;
  const isLate = unit.now.getTime() - at.getTime() >= timing.joinAtMostLate * 1_000;
  // Changed since, it may not want that time any more.
  if (isLate || (changedAt && changedAt > since)) return;
  await unit.lockTeam(teamId);
  if (await findActiveMeeting(unit, { teamId, callKey: call.key, startsAt: at }, false)) return;
  await unit.forgetReceived(teamId, runKey(schedule, at));
  await run(deps, unit, schedule, at, null);
}
