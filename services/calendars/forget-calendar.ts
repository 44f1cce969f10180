import type { Calendar } from './calendar.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';

/** Where it is and what was in it are forgotten, and Google is told that nobody listens any more. */
export async function forgetCalendar(unit: CalendarsUnit, calendar: Calendar): Promise<void> {
  await unit.calendars.removeEvents(calendar.id, null);
  await unit.calendars.replace(calendar, {
    ...calendar,
    ...{ label: '', address: null, mark: null, nextReadAt: null, nextEventAt: null },
    watchAt: calendar.kind === 'google' ? unit.now : null,
    removedAt: unit.now,
  });
}
