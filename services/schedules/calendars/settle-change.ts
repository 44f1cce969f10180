import { applyEvent } from '../../meetings/apply.ts';
import { moveStart } from '../../meetings/move-start.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';
import type { EventChange } from './merge.ts';
import { reopened } from './reopen.ts';
import { type SendDeps, sendEvent } from './send-event.ts';

/** What was moved or called off in a calendar: whoever was going there goes when it is now, or not at all. */
export async function settleChange(
  deps: SendDeps,
  unit: Unit,
  calendar: Calendar,
  change: EventChange,
): Promise<void> {
  const { before, after } = change;
  const isElsewhere = await moveMeeting(unit, change);
  const again = await reopened(unit, calendar, change);
  // That somebody goes is decided; only where was not known. Whose thread it may be, nobody has asked.
  if (again && isElsewhere)
    await sendEvent(deps, unit, calendar, { ...again, askedAt: after.askedAt }, () => false);
  else if (again) await unit.calendars.replaceEvent({ before: after, after: again });
  else if (after.askedAt && isSeen(before, after)) await deps.showCard(unit, calendar, after);
}

/** Whether somebody was waiting to go to a call that it is not in any more. */
async function moveMeeting(unit: Unit, { before, after }: EventChange): Promise<boolean> {
  const { meetingId, teamId, startsAt } = after;
  if (!meetingId) return false;
  const isElsewhere = before.callKey !== after.callKey;
  if (isElsewhere || (after.cancelled && !before.cancelled)) {
    const { kind } = await applyEvent(unit, meetingId, { type: 'called_off' });
    return kind === 'applied' && isElsewhere;
  }
  if (before.startsAt.getTime() !== startsAt.getTime()) await moveStart(unit, teamId, meetingId, startsAt);
  return false;
}

/** What the card shows. */
function isSeen(before: CalendarEvent, after: CalendarEvent): boolean {
  const shown = ['startsAt', 'endsAt', 'title', 'cancelled', 'callUrl', 'guestCount'] as const;
  return shown.some((field) => before[field].valueOf() !== after[field].valueOf());
}
