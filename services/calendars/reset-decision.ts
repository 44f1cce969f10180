import { isOver, type Meeting } from '../meetings/meeting.ts';
import { timing } from '../meetings/states/timing.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';
import { undecided } from './event-of.ts';
import { type EventChange, withNextRunAt } from './merge.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import { requestKey } from './send-event.ts';

/**
 * Clears a decision made for a different time, call or rule, or for a meeting that was cancelled; null if the decision
 * is kept. Explicit declines are kept, and so is a meeting that is scheduled or running at about the event's time.
 */
export async function withStaleDecisionCleared(
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
  const again = await resetDecision(unit, rules, after);
  return again.nextRunAt ? again : null;
}

/** The event as before anyone was asked. */
export async function resetDecision(
  unit: CalendarsUnit,
  { minutesAhead }: Calendar['rules'],
  event: CalendarEvent,
): Promise<CalendarEvent> {
  await unit.forgetReceived(event.teamId, requestKey(event));
  return withNextRunAt({ ...event, ...undecided }, minutesAhead, unit.now);
}

/** A scheduled meeting was moved along. A running one counts only if the event is still at about its time. */
function isGoing(meeting: Meeting, { startsAt }: CalendarEvent, now: Date): boolean {
  if (isOver(meeting) || meeting.state === 'wrapping_up') return false;
  return meeting.state === 'scheduled' || startsAt.getTime() - now.getTime() <= timing.sameStart * 1_000;
}

/** Skipped by the rules, and something that the rules look at has changed. */
function isForTheRules({ before, after }: EventChange): boolean {
  const seen = ['declined', 'mine', 'outside', 'title', 'people'] as const;
  return after.decided === 'by_rule' && seen.some((field) => before[field] !== after[field]);
}

/**
 * Clears a question that was asked for an earlier time, if it is now too early to ask; else null. The owner is asked again
 * in a new message, since Slack notifies nobody of an edit.
 */
export function withEarlyQuestionCleared(
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
