import { isOver } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import { timing } from '../../meetings/timing.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';
import { type EventChange, woken } from './merge.ts';
import { requestKey } from './send-event.ts';

/**
 * The event as if nobody had decided anything, where what was decided was about another time, another call or a meeting
 * that was cancelled; null where it stands. A person's no stands, and whoever still waits or is in the call.
 */
export async function reopened(
  unit: Unit,
  { rules }: Calendar,
  change: EventChange,
): Promise<CalendarEvent | null> {
  const { after } = change;
  if (!isAnother(change) || after.cancelled || !after.decided) return null;
  if (after.decided === 'not_this' || after.decided === 'never') return null;
  const meeting = after.meetingId ? await unit.meetings.lock(after.meetingId) : null;
  const isBusy = meeting && !isOver(meeting) && meeting.state !== 'wrapping_up';
  if (isBusy || meeting?.endReason === 'not_wanted') return null;
  const blank = { askedAt: null, decided: null, decidedAt: null, meetingId: null };
  const again = woken({ ...after, ...blank }, rules.minutesAhead, unit.now);
  if (!again.wakeAt) return null;
  await unit.forgetReceived(after.teamId, requestKey(after));
  return again;
}

/**
 * The event as if nobody had been asked, where its open card is about a time that it was moved away from and the question
 * is early now; else null. Slack tells nobody of an edit: whoever is to answer is asked again, in a message of its own.
 */
export function askedTooSoon(unit: Unit, { rules }: Calendar, change: EventChange): CalendarEvent | null {
  const { after } = change;
  if (!isAnother(change) || !after.askedAt || after.decided || after.cancelled) return null;
  const again = woken({ ...after, askedAt: null }, rules.minutesAhead, unit.now);
  return again.wakeAt && again.wakeAt > unit.now ? again : null;
}

function isAnother({ before, after }: EventChange): boolean {
  const apart = Math.abs(after.startsAt.getTime() - before.startsAt.getTime());
  return apart > timing.sameStart * 1_000 || before.callKey !== after.callKey || before.cancelled;
}
