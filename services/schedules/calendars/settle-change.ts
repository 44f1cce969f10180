import { applyEvent } from '../../meetings/apply.ts';
import { moveStart } from '../../meetings/move-start.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';
import type { EventChange } from './merge.ts';
import { reopened } from './reopen.ts';
import type { SendDeps } from './send-event.ts';

/** What was moved or called off in a calendar: whoever was going there goes when it is now, or not at all. */
export async function settleChange(
  deps: SendDeps,
  unit: Unit,
  calendar: Calendar,
  change: EventChange,
): Promise<void> {
  const { before, after } = change;
  await moveMeeting(unit, change);
  const again = await reopened(unit, calendar, change);
  if (again) await unit.calendars.replaceEvent({ before: after, after: again });
  else if (after.askedAt && isSeen(before, after)) await deps.showCard(unit, calendar, after);
}

async function moveMeeting(unit: Unit, { before, after }: EventChange): Promise<void> {
  const { meetingId, teamId, startsAt } = after;
  if (!meetingId) return;
  if (after.cancelled && !before.cancelled) await applyEvent(unit, meetingId, { type: 'called_off' });
  else if (before.startsAt.getTime() !== startsAt.getTime())
    await moveStart(unit, teamId, meetingId, startsAt);
}

/** What the card shows. */
function isSeen(before: CalendarEvent, after: CalendarEvent): boolean {
  const shown = ['startsAt', 'endsAt', 'title', 'cancelled', 'callUrl', 'guestCount'] as const;
  return shown.some((field) => before[field].valueOf() !== after[field].valueOf());
}
