import { applyEvent } from '../meetings/apply.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { moveStart } from '../meetings/move-start.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';
import type { EventChange } from './merge.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import { withEarlyQuestionCleared, withStaleDecisionCleared } from './reset-decision.ts';
import { type SendDeps, sendEvent } from './send-event.ts';

/** Follows a change in the calendar: moves or cancels the meeting here, asks again, or updates the card. */
export async function settleChange(
  deps: SendDeps,
  unit: CalendarsUnit,
  calendar: Calendar,
  change: EventChange,
): Promise<void> {
  const { before, after } = change;
  if (isDeclinedSince(change)) return declineToo(unit, after);
  const former = await moveMeeting(unit, change);
  const again = await withStaleDecisionCleared(unit, calendar, change);
  const early = withEarlyQuestionCleared(unit, calendar, change);
  if (early) {
    await unit.calendars.replaceEvent({ before: after, after: early });
    return deps.showCard(unit, calendar, after, 'moved');
  }
  if (again && former) await sendOn(deps, unit, calendar, { ...again, askedAt: after.askedAt }, former);
  else if (again) await unit.calendars.replaceEvent({ before: after, after: again });
  else if (after.askedAt && isSeen(before, after)) await deps.showCard(unit, calendar, after);
}

/** An agent sent by the rules, without a click, joins only while the owner hasn't declined. */
function isDeclinedSince({ before, after }: EventChange): boolean {
  return after.decided === 'sent' && !after.askedAt && after.declined && !before.declined;
}

async function declineToo(unit: CalendarsUnit, event: CalendarEvent): Promise<void> {
  if (event.meetingId) await applyEvent(unit, event.meetingId, { type: 'called_off' });
  const after: CalendarEvent = { ...event, decided: 'by_rule', decidedAt: unit.now, meetingId: null };
  await unit.calendars.replaceEvent({ before: event, after });
}

/** Sends an agent to the changed call, in the former thread's channel. Other threads aren't linked: access wasn't checked. */
async function sendOn(
  deps: SendDeps,
  unit: CalendarsUnit,
  calendar: Calendar,
  event: CalendarEvent,
  former: Meeting,
): Promise<void> {
  const channelId = isOwnDm(former.channelId) ? null : former.channelId;
  const there = { ...calendar, rules: { ...calendar.rules, channelId } };
  await sendEvent(deps, unit, there, event, () => false);
}

/** Moves or cancels the event's meeting. Returns the meeting that was cancelled because the event has another call now. */
async function moveMeeting(unit: CalendarsUnit, { before, after }: EventChange): Promise<Meeting | null> {
  const { meetingId, teamId, startsAt } = after;
  if (!meetingId) return null;
  const isElsewhere = before.callKey !== after.callKey;
  if (isElsewhere || (after.cancelled && !before.cancelled)) {
    const applied = await applyEvent(unit, meetingId, { type: 'called_off' });
    return applied.kind === 'applied' && isElsewhere ? applied.meeting : null;
  }
  if (before.startsAt.getTime() !== startsAt.getTime()) await moveStart(unit, teamId, meetingId, startsAt);
  return null;
}

/** Whether anything that the card shows has changed. */
function isSeen(before: CalendarEvent, after: CalendarEvent): boolean {
  const shown = ['startsAt', 'endsAt', 'title', 'cancelled', 'callUrl', 'guestCount'] as const;
  return shown.some((field) => before[field].valueOf() !== after[field].valueOf());
}
