import type { Meeting } from './meeting.ts';
import { extendByMinutes } from './states/timing.ts';

/** Milliseconds that PikaStream may be billing so far: from the request for the session to its end. */
export function billedMilliseconds(meeting: Meeting, now: Date): number {
  if (!meeting.sessionStartedAt) return 0;
  const end = meeting.sessionEndedAt ?? now;
  return Math.max(0, end.getTime() - meeting.sessionStartedAt.getTime());
}

/** US dollars so far; an upper bound, since billing begins when the agent joins. */
export function costUsd(meeting: Meeting, now: Date): number {
  return (billedMilliseconds(meeting, now) / 60_000) * meeting.pricePerMinuteUsd;
}

/** Minutes that one press of Extend adds; none at the ceiling. */
export function extension({
  limitMinutes,
  mostMinutes,
}: Pick<Meeting, 'limitMinutes' | 'mostMinutes'>): number {
  return Math.max(0, Math.min(extendByMinutes, mostMinutes - limitMinutes));
}

/** US dollars this meeting can cost at most, as far as anyone has approved. */
export function reservedUsd(meeting: Meeting): number {
  return meeting.limitMinutes * meeting.pricePerMinuteUsd;
}
