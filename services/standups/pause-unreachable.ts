import type { StandupsUnit } from './ports/standups-unit.ts';
import { termsOf } from './standup.ts';

/**
 * Pauses the standup of a meeting whose card the channel refused, and tells the person who set it up. Otherwise each occurrence
 * would be called off, and nobody could stop that in a channel that is archived or that we were removed from.
 */
export async function pauseUnreachable(unit: StandupsUnit, meetingId: string, error: string): Promise<void> {
  const standupId = await unit.standups.ofMeeting(meetingId);
  const standup = standupId && (await unit.standups.lock(standupId));
  if (!standup || standup.pausedAt || standup.removedAt) return;
  const { askedBy } = standup;
  const paused = await unit.standups.change(standup, { ...termsOf(standup), pausedAt: unit.now }, askedBy);
  await unit.announcer.tellUnreachable(paused, error);
}
