import type { Calendar } from './calendar.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';

/** Deletes a calendar's address and everything that was read from it. */
export async function forgetCalendar(unit: CalendarsUnit, calendar: Calendar): Promise<void> {
  await unit.calendars.removeEvents(calendar.id, null);
  await unit.calendars.replace(calendar, {
    ...calendar,
    ...{ label: '', address: null, mark: null, nextReadAt: null, nextEventAt: null },
    removedAt: unit.now,
  });
}
