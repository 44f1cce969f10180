import type { ChannelSettings } from './channel-settings.ts';
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

/** The meeting as it can be extended now: to its ceiling, or only as far as the policy goes that holds for its calls. */
export function boundBy<M extends Pick<Meeting, 'mostMinutes'>>(
  { limitMinutes }: Pick<ChannelSettings, 'limitMinutes'>,
  meeting: M,
): M {
  const most = limitMinutes?.value ?? Number.POSITIVE_INFINITY;
  return { ...meeting, mostMinutes: Math.min(most, meeting.mostMinutes) };
}

/** Minutes that one press of Extend adds; none where it can't be extended further. */
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
