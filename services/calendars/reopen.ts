import { isOver, type Meeting } from '../meetings/meeting.ts';
import { timing } from '../meetings/states/timing.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';
import { untouched } from './event-of.ts';
import { type EventChange, withNextRunAt } from './merge.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import { requestKey } from './send-event.ts';

/**
 * The event as if nobody had decided anything, where what was decided was about another time, another call or a meeting
 * that was cancelled, or where the rules may have it otherwise now; null where it stands. A person's no stands, and
 * whoever still waits, or is in the call at about its time.
 */
export async function reopened(
  unit: CalendarsUnit,
  { rules }: Calendar,
  change: EventChange,
): Promise<CalendarEvent | null> {
  const { after } = change;
  const isUndecided = isAnother(change) || isForTheRules(change);
  if (!isUndecided || after.cancelled || !after.decided) return null;
  if (after.decided === 'not_this' || after.decided === 'never') return null;
  const meeting = after.meetingId ? await unit.meetings.lock(after.meetingId) : null;
  if (meeting && (isGoing(meeting, after, unit.now) || meeting.endReason === 'not_wanted')) return null;
  const again = await asNew(unit, rules, after);
  return again.nextRunAt ? again : null;
}

/** As if nobody had been asked and nobody sent. */
export async function asNew(
  unit: CalendarsUnit,
  { minutesAhead }: Calendar['rules'],
  event: CalendarEvent,
): Promise<CalendarEvent> {
  await unit.forgetReceived(event.teamId, requestKey(event));
  return withNextRunAt({ ...event, ...untouched }, minutesAhead, unit.now);
}

/** Whoever waits was moved along; whoever was in the call when it was moved away, is at another time's. */
function isGoing(meeting: Meeting, { startsAt }: CalendarEvent, now: Date): boolean {
  if (isOver(meeting) || meeting.state === 'wrapping_up') return false;
  return meeting.state === 'scheduled' || startsAt.getTime() - now.getTime() <= timing.sameStart * 1_000;
}

/** Left alone by the rules, which look at this. */
function isForTheRules({ before, after }: EventChange): boolean {
  const seen = ['declined', 'mine', 'outside', 'title', 'people'] as const;
  return after.decided === 'by_rule' && seen.some((field) => before[field] !== after[field]);
}

/**
 * The event as if nobody had been asked, where its open card is about a time that it was moved away from and the question
 * is early now; else null. Slack tells nobody of an edit: whoever is to answer is asked again, in a message of its own.
 */
export function askedTooSoon(
  unit: CalendarsUnit,
  { rules }: Calendar,
  change: EventChange,
): CalendarEvent | null {
  const { after } = change;
  if (!isAnother(change) || !after.askedAt || after.decided || after.cancelled) return null;
  const again = withNextRunAt({ ...after, askedAt: null }, rules.minutesAhead, unit.now);
  return again.nextRunAt && again.nextRunAt > unit.now ? again : null;
}

function isAnother({ before, after }: EventChange): boolean {
  const apart = Math.abs(after.startsAt.getTime() - before.startsAt.getTime());
  return apart > timing.sameStart * 1_000 || before.callKey !== after.callKey || before.cancelled;
}
