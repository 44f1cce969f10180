import type { StandupsUnit } from './ports/standups-unit.ts';
import { termsOf } from './schedule.ts';

/**
 * Pauses the standup that a meeting is of, whose card its channel does not take: it would be called off anew each time,
 * and in a channel that is archived, or that we were taken out of, nobody could end that. Whoever set it up is told.
 */
export async function pauseUnreachable(unit: StandupsUnit, meetingId: string, error: string): Promise<void> {
  const scheduleId = await unit.schedules.ofMeeting(meetingId);
  const schedule = scheduleId && (await unit.schedules.lock(scheduleId));
  if (!schedule || schedule.pausedAt || schedule.removedAt) return;
  const { askedBy } = schedule;
  const paused = await unit.schedules.change(schedule, { ...termsOf(schedule), pausedAt: unit.now }, askedBy);
  await unit.announcer.tellUnreachable(paused, error);
}
