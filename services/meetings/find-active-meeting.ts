import type { Meeting } from './meeting.ts';
import type { Unit } from './ports/unit.ts';
import { isUnanswered } from './start-scheduled.ts';
import { timing } from './states/timing.ts';

type Wanted = { teamId: string; callKey: string; startsAt: Date | null };

/**
 * Who goes to the same meeting already. For one that is to wait for its time, whoever is in the call counts only where
 * that began at about the same time: the meeting before it often has the same link, and ends. Who is still there at the
 * start is asked about then. A card that nobody has answered is nobody.
 */
export async function findActiveMeeting(
  unit: Unit,
  { teamId, callKey, startsAt }: Wanted,
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
