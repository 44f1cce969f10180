import { applyEvent } from '../../meetings/apply.ts';
import { moveStart } from '../../meetings/move-start.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';
import type { EventChange } from './merge.ts';

/** Brings the card of a meeting up to date. */
export type ShowCard = (unit: Unit, calendar: Calendar, event: CalendarEvent) => Promise<void>;

/** What was moved or called off in a calendar: whoever was going there goes when it is now, or not at all. */
export async function settleChange(
  unit: Unit,
  calendar: Calendar,
  { before, after }: EventChange,
  showCard: ShowCard,
): Promise<void> {
  const moved = before.startsAt.getTime() !== after.startsAt.getTime();
  const { meetingId } = after;
  if (meetingId && after.cancelled && !before.cancelled) {
    await applyEvent(unit, meetingId, { type: 'called_off' });
  } else if (meetingId && moved) {
    await moveStart(unit, calendar.teamId, meetingId, after.startsAt);
  }
  if (after.askedAt && isSeen(before, after)) await showCard(unit, calendar, after);
}

/** What the card shows. */
function isSeen(before: CalendarEvent, after: CalendarEvent): boolean {
  const shown = ['startsAt', 'endsAt', 'title', 'cancelled', 'callUrl', 'guestCount'] as const;
  return shown.some((field) => before[field].valueOf() !== after[field].valueOf());
}
