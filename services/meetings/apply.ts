import type { Meeting } from './meeting.ts';
import type { Lease } from './ports/leases.ts';
import type { Urgency } from './ports/meeting-announcer.ts';
import type { Unit } from './ports/unit.ts';
import { withNextRunAt } from './states/agenda.ts';
import type { MeetingEvent } from './states/events.ts';
import { next } from './states/transitions.ts';

export type Applied =
  | { kind: 'applied'; meeting: Meeting; before: Meeting }
  | { kind: 'ignored'; meeting: Meeting }
  /** Another worker has taken the meeting over: this one's view of it is old. */
  | { kind: 'lease_lost' }
  | { kind: 'unknown' };

/**
 * The one way a meeting changes: the transition, its history, the card and notices, and the next wake-up, in the
 * caller's transaction. Workers pass their lease; people don't hold one.
 */
export async function applyEvent(
  unit: Unit,
  meetingId: string,
  event: MeetingEvent,
  lease?: Lease,
): Promise<Applied> {
  const before = await unit.meetings.lock(meetingId);
  if (!before) return { kind: 'unknown' };
  if (lease && !(await unit.holds(lease))) return { kind: 'lease_lost' };

  const transition = next(before, event, unit.now);
  if (transition === 'ignored') return { kind: 'ignored', meeting: before };

  const { notices } = transition;
  const meeting = withNextRunAt(transition.meeting, unit.pollEvery);
  await unit.meetings.replace(before, meeting, event);
  if (notices.length > 0 || changesCard(before, meeting))
    await unit.announcer.show(meeting, notices, urgencyOf(event));
  await unit.wake(meeting, before);
  if (!before.sessionId && meeting.sessionId) {
    await unit.sessions.adopt(meeting);
    await unit.queueSessionEvents(meeting.id);
  }
  return { kind: 'applied', meeting, before };
}

/** What somebody does, and waits to see. */
const peopleDo: ReadonlySet<MeetingEvent['type']> = new Set([
  ...(['join_now', 'start_chosen', 'persona_chosen', 'decline', 'stop', 'extend', 'limit_lowered'] as const),
  ...(['dismiss', 'retry', 'forgotten'] as const),
]);

function urgencyOf({ type }: MeetingEvent): Urgency {
  if (type === 'refresh_due') return 'time';
  return peopleDo.has(type) ? 'answer' : 'state';
}

/** Most polls change nothing that anyone can see. */
function changesCard(before: Meeting, after: Meeting): boolean {
  const shown = [
    'state',
    'proposedUntil',
    'startsAt',
    'limitMinutes',
    'opening',
    'botName',
    'personaId',
    'personaProblem',
    'limitAt',
    'inCallAt',
    'heardAt',
    'seenLeavingAt',
    'silenceSaidAt',
    'feed',
    'refreshedAt',
    'pollTroubleSaidAt',
    'stopRequestedAt',
    'lobbyHintedAt',
    'endDetail',
    'leaveAlarmedAt',
  ] as const;
  return shown.some((field) => before[field]?.valueOf() !== after[field]?.valueOf());
}
