import type { Meeting } from '../../meetings/meeting.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import { isTurnOver, type Turn } from './turn.ts';

/** Answers of the model in one turn. */
export const maxSteps = 8;
/** A step that ends its process is begun so often. */
const maxAttempts = 3;
/** Seconds after which a worker counts as gone that hasn't said it's still there. */
export const leaseSeconds = 20;
/** How soon a turn looks again whether it may begin, should nobody wake it. */
const lookAgainSeconds = 20;

/**
 * Takes a turn that is due for this worker; null where it isn't due, is over, or another of its lane goes first. A worker
 * that had it before finds another version, and changes nothing any more.
 */
export async function claimTurn(
  unit: HouseUnit,
  turnId: string,
): Promise<{ turn: Turn; meeting: Meeting | null } | null> {
  const seen = await unit.turns.look(turnId);
  if (!seen) return null;
  // In this order, as everywhere: the meeting, the lane, the turn.
  const meeting = seen.meetingId === null ? null : await unit.meetings.lock(seen.meetingId);
  await unit.turns.lockLane(seen);
  const turn = await unit.turns.lock(turnId);
  if (!turn?.nextRunAt || isTurnOver(turn) || turn.nextRunAt > unit.now) return null;
  // Its words went with the call's.
  if (meeting?.forgottenAt) return null;
  if (turn.state === 'proposed') {
    await unit.turns.replace(turn, { ...turn, state: 'dropped', nextRunAt: null, finishedAt: unit.now });
    return null;
  }
  if (turn.state !== 'thinking' && (await unit.turns.isLaneTaken(turn))) {
    // The turn that has the lane wakes it: what it asked for is known by now, or is awaited no longer.
    const nextRunAt = secondsAfter(unit.now, lookAgainSeconds);
    await unit.turns.replace(turn, { ...turn, state: 'waiting', nextRunAt });
    return null;
  }
  const attempts = turn.attempts + 1;
  const claimed = await unit.turns.replace(turn, {
    ...turn,
    state: 'thinking',
    attempts,
    problem: attempts > maxAttempts ? 'cut_off' : turn.problem,
    nextRunAt: secondsAfter(unit.now, leaseSeconds),
  });
  return { turn: claimed, meeting };
}
