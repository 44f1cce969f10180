import type { StandupsUnit } from './ports/standups-unit.ts';
import { termsOf } from './standup.ts';

/**
 * Pauses the standup that a meeting is of, whose card its channel doesn't take: it would be called off again each time,
 * and in a channel that is archived, or that we were taken out of, nobody could end that. Whoever set it up is told.
 */
export async function pauseUnreachable(unit: StandupsUnit, meetingId: string, error: string): Promise<void> {
  const standupId = await unit.standups.ofMeeting(meetingId);
  const standup = standupId && (await unit.standups.lock(standupId));
  if (!standup || standup.pausedAt || standup.removedAt) return;
  const { askedBy } = standup;
  const paused = await unit.standups.change(standup, { ...termsOf(standup), pausedAt: unit.now }, askedBy);
  await unit.announcer.tellUnreachable(paused, error);
}
