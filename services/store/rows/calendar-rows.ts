import { and, asc, eq, gt, isNotNull, isNull, lt, lte, min, sql } from 'drizzle-orm';
import { calendarTiming, later } from '../../calendars/calendar.ts';
import type { CalendarVoice } from '../../calendars/ports/calendar-voice.ts';
import type { Calendars } from '../../calendars/ports/calendars.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { calendarEvents, calendars } from '../schema/calendars.ts';
import { ruleRows } from './rule-rows.ts';
import { seriesRows } from './series-rows.ts';
import { twinOf } from './twin-rows.ts';

export type CalendarRowsDeps = { tx: Executor; jobs: Jobs; now: Date; voice: CalendarVoice };

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const atOnce = 500;

/** People's calendars inside one transaction. */
export function calendarRows({ tx, jobs, now, voice }: CalendarRowsDeps): Calendars {
  const wakeToRead = async (calendarId: string, at: Date | null) => {
    if (at) await jobs.send(tx, 'calendar-read', { calendarId }, at > now ? at : undefined);
  };
  return {
    of: async (teamId, userId) =>
      tx
        .select()
        .from(calendars)
        .where(and(eq(calendars.teamId, teamId), eq(calendars.userId, userId), isNull(calendars.removedAt)))
        .orderBy(asc(calendars.addedAt)),
    async lock(id) {
      const [row] = await tx.select().from(calendars).where(eq(calendars.id, id)).for('update');
      return row ?? null;
    },
    async add(calendar) {
      await tx.insert(calendars).values(calendar);
      await wakeToRead(calendar.id, calendar.nextReadAt);
    },
    async replace(before, { id: _, ...after }) {
      await tx.update(calendars).set(after).where(eq(calendars.id, before.id));
      if (after.nextReadAt?.getTime() !== before.nextReadAt?.getTime())
        await wakeToRead(before.id, after.nextReadAt);
    },
    events: async (calendarId) =>
      tx.select().from(calendarEvents).where(eq(calendarEvents.calendarId, calendarId)).for('update'),
    async insertEvents(events) {
      for (let from = 0; from < events.length; from += atOnce) {
        await tx.insert(calendarEvents).values(events.slice(from, from + atOnce));
      }
    },
    async lockEvent(id) {
      const [row] = await tx.select().from(calendarEvents).where(eq(calendarEvents.id, id)).for('update');
      return row ?? null;
    },
    async replaceEvent({ before, after: { id: _, ...after } }) {
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
    twinOf: (event) => twinOf(tx, event),
    async readBeforeStarts(calendarId) {
      const { lastLook } = calendarTiming;
      const [going] = await tx
        .select({ first: min(calendarEvents.startsAt) })
        .from(calendarEvents)
        .where(
          and(
            ...[eq(calendarEvents.calendarId, calendarId), eq(calendarEvents.cancelled, false)],
            ...[eq(calendarEvents.decided, 'sent'), gt(calendarEvents.startsAt, later(now, lastLook))],
          ),
        );
      if (!going?.first) return;
      const at = later(going.first, -lastLook);
      const changed = await tx
        .update(calendars)
        .set({ nextReadAt: at })
        .where(and(eq(calendars.id, calendarId), gt(calendars.nextReadAt, at)))
        .returning({ id: calendars.id });
      if (changed.length > 0) await wakeToRead(calendarId, at);
    },
    async rewake(calendarId) {
      const [first] = await tx
        .select({ at: min(calendarEvents.nextRunAt) })
        .from(calendarEvents)
        .where(and(eq(calendarEvents.calendarId, calendarId), isNotNull(calendarEvents.nextRunAt)));
      const at = first?.at ?? null;
      const changed = await tx
        .update(calendars)
        .set({ nextEventAt: at })
        .where(
          and(
            eq(calendars.id, calendarId),
            isNull(calendars.removedAt),
            sql`${calendars.nextEventAt} is distinct from ${at?.toISOString() ?? null}::timestamptz`,
          ),
        )
        .returning({ id: calendars.id });
      if (at && changed.length > 0)
        await jobs.send(tx, 'calendar-events', { calendarId }, at > now ? at : undefined);
    },
    ...ruleRows(tx, now),
    ...seriesRows(tx, now),
    voice,
  };
}

/** Calendars that should have been read or watched, or whose events attended, and nobody came. */
export async function overdueCalendars(db: Executor, what: 'nextReadAt' | 'nextEventAt'): Promise<string[]> {
  const rows = await db
    .select({ id: calendars.id })
    .from(calendars)
    .where(lt(calendars[what], sql`clock_timestamp() - interval '5 seconds'`))
    .limit(500);
  return rows.map(({ id }) => id);
}
