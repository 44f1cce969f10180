import type { Meeting } from './meeting.ts';
import type { Unit } from './ports/unit.ts';
import { isUnanswered } from './start-scheduled.ts';
import { timing } from './states/timing.ts';

type CallAndStart = { teamId: string; callKey: string; startsAt: Date | null };

/**
 * Finds a meeting that already covers this call. For a scheduled start, a running meeting counts only if it began around
 * the same time, because recurring calls reuse links; one that is still running is checked again at the start. Unanswered
 * proposals don't count.
 */
export async function findActiveMeeting(
  unit: Unit,
  { teamId, callKey, startsAt }: CallAndStart,
  waits: boolean,
): Promise<Meeting | null> {
  const planned =
    startsAt && (await unit.meetings.scheduledForCall(teamId, callKey, startsAt, timing.sameStart));
  if (planned) return planned;
  const holder = await unit.meetings.activeForCall(teamId, callKey);
  if (!holder || isUnanswered(holder)) return null;
  return waits && startsAt && !beganAbout(startsAt, holder) ? null : holder;
}

function beganAbout(at: Date, { startsAt, checkingSince, createdAt }: Meeting): boolean {
  const began = startsAt ?? checkingSince ?? createdAt;
  return Math.abs(at.getTime() - began.getTime()) <= timing.sameStart * 1_000;
}
