import { and, asc, eq, lt, lte } from 'drizzle-orm';
import type { CalendarEvent } from '../../calendars/calendar.ts';
import type { Calendars } from '../../calendars/ports/calendars.ts';
import type { Executor } from '../executor.ts';
import type { Passcodes } from '../passcodes.ts';
import { calendarEvents } from '../schema/calendars.ts';
import { findDuplicate } from './duplicate-events.ts';

type EventRows = Pick<
  Calendars,
  'events' | 'insertEvents' | 'lockEvent' | 'replaceEvent' | 'removeEvents' | 'dueEvents' | 'findDuplicate'
>;

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const maxRowsAtOnce = 500;

/** The events of people's calendars, inside one transaction. */
export function eventRows(tx: Executor, now: Date, { seal, open }: Passcodes): EventRows {
  const opened = (event: CalendarEvent) => ({ ...event, passcode: open(event) });
  const sealed = (event: CalendarEvent) => ({ ...event, passcode: seal(event) });
  return {
    async events(calendarId) {
      const rows = await tx
        .select()
        .from(calendarEvents)
        .where(eq(calendarEvents.calendarId, calendarId))
        .for('update');
      return rows.map(opened);
    },
    async insertEvents(events) {
      for (let from = 0; from < events.length; from += maxRowsAtOnce) {
        await tx.insert(calendarEvents).values(events.slice(from, from + maxRowsAtOnce).map(sealed));
      }
    },
    async lockEvent(id) {
      const [row] = await tx.select().from(calendarEvents).where(eq(calendarEvents.id, id)).for('update');
      return row ? opened(row) : null;
    },
    async replaceEvent({ before, after: event }) {
      const { id: _, ...after } = sealed(event);
      await tx.update(calendarEvents).set(after).where(eq(calendarEvents.id, before.id));
    },
    async removeEvents(calendarId, endedBefore) {
      const over = endedBefore ? lt(calendarEvents.endsAt, endedBefore) : undefined;
      await tx.delete(calendarEvents).where(and(eq(calendarEvents.calendarId, calendarId), over));
    },
    async dueEvents(calendarId) {
      const rows = await tx
        .select({ id: calendarEvents.id })
        .from(calendarEvents)
        .where(and(eq(calendarEvents.calendarId, calendarId), lte(calendarEvents.nextRunAt, now)))
        .orderBy(asc(calendarEvents.startsAt))
        .limit(50);
      return rows.map(({ id }) => id);
    },
    findDuplicate: (event) => findDuplicate(tx, event),
  };
}
