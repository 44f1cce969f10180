import type { Unit } from '../meetings/ports/unit.ts';
import type { Calendar } from './calendar.ts';

/** Where it is and what was in it are forgotten, and Google is told that nobody listens any more. */
export async function forgetCalendar(unit: Unit, calendar: Calendar): Promise<void> {
  await unit.calendars.removeEvents(calendar.id, null);
  await unit.calendars.replace(calendar, {
    ...calendar,
    ...{ label: '', address: null, mark: null, nextReadAt: null, nextEventAt: null },
    watchAt: calendar.kind === 'google' ? unit.now : null,
    removedAt: unit.now,
  });
}
