import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, min, ne, or, sql } from 'drizzle-orm';
import type { Calendar, CalendarEvent } from '../schedules/calendars/calendar.ts';
import type { CalendarVoice } from '../schedules/ports/calendar-voice.ts';
import type { Calendars } from '../schedules/ports/calendars.ts';
import type { Executor } from './executor.ts';
import type { Jobs } from './jobs.ts';
import { calendarEvents, calendarSeries, calendars } from './schema-calendars.ts';

export type CalendarRowsDeps = { tx: Executor; jobs: Jobs; now: Date; voice: CalendarVoice };

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const atOnce = 500;
/** Times of one call that are this near mean the same meeting, in seconds. */
const sameMeeting = 600;

/** People's calendars inside one transaction. */
export function calendarRows({ tx, jobs, now, voice }: CalendarRowsDeps): Calendars {
  const wakeRead = async ({ id, nextReadAt: at }: Calendar) => {
    if (at) await jobs.send(tx, 'calendar-read', { calendarId: id }, at > now ? at : undefined);
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
      await wakeRead(calendar);
    },
    async replace(before, { id: _, ...after }) {
      await tx.update(calendars).set(after).where(eq(calendars.id, before.id));
      if (after.nextReadAt?.getTime() !== before.nextReadAt?.getTime())
        await wakeRead({ ...after, id: before.id });
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
        .where(and(eq(calendarEvents.calendarId, calendarId), lte(calendarEvents.wakeAt, now)))
        .orderBy(asc(calendarEvents.startsAt))
        .limit(50);
      return rows.map(({ id }) => id);
    },
    twinOf: (event) => twinOf(tx, event),
    async rewake(calendarId) {
      const [first] = await tx
        .select({ at: min(calendarEvents.wakeAt) })
        .from(calendarEvents)
        .where(and(eq(calendarEvents.calendarId, calendarId), isNotNull(calendarEvents.wakeAt)));
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
    async series(calendarId, uid) {
      const [row] = await tx
        .select({ decision: calendarSeries.decision })
        .from(calendarSeries)
        .where(and(eq(calendarSeries.calendarId, calendarId), eq(calendarSeries.uid, uid)));
      return row?.decision ?? null;
    },
    async decideSeries({ calendarId, teamId, uid }, decision) {
      const set = { decision, decidedAt: now };
      await tx
        .insert(calendarSeries)
        .values({ calendarId, teamId, uid, ...set })
        .onConflictDoUpdate({ target: [calendarSeries.calendarId, calendarSeries.uid], set });
    },
    voice,
  };
}

async function twinOf(tx: Executor, event: CalendarEvent): Promise<CalendarEvent | null> {
  const { id, teamId, userId, callKey, startsAt } = event;
  const apart = sql`abs(extract(epoch from ${calendarEvents.startsAt} - ${startsAt.toISOString()}::timestamptz))`;
  const [row] = await tx
    .select()
    .from(calendarEvents)
    .where(
      and(
        ...[eq(calendarEvents.teamId, teamId), eq(calendarEvents.userId, userId)],
        ...[eq(calendarEvents.callKey, callKey), ne(calendarEvents.id, id)],
        ...[eq(calendarEvents.cancelled, false), sql`${apart} <= ${sameMeeting}`],
        or(isNotNull(calendarEvents.askedAt), inArray(calendarEvents.decided, ['sent', 'already'])),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** Calendars that should have been read, or whose events should have been attended, and nobody came. */
export async function overdueCalendars(db: Executor, what: 'nextReadAt' | 'nextEventAt'): Promise<string[]> {
  const rows = await db
    .select({ id: calendars.id })
    .from(calendars)
    .where(
      and(isNull(calendars.removedAt), lt(calendars[what], sql`clock_timestamp() - interval '5 seconds'`)),
    )
    .limit(500);
  return rows.map(({ id }) => id);
}
