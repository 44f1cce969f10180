import { and, asc, desc, eq, exists, type SQL, sql } from 'drizzle-orm';
import type { CalendarEvent, SeriesDecision } from '../schedules/calendars/calendar.ts';
import type { Calendars } from '../schedules/ports/calendars.ts';
import type { Executor } from './executor.ts';
import { calendarEvents, calendarSeries } from './schema-calendars.ts';

type SeriesRows = Pick<Calendars, 'series' | 'decideSeries' | 'allSeries' | 'dropSeries'>;
/** Values of one event, or the columns of the events that a query is about. */
type OfSeries =
  | Pick<CalendarEvent, 'teamId' | 'userId' | 'uid'>
  | Pick<typeof calendarEvents, 'teamId' | 'userId' | 'uid'>;

/** What people decided for whole series. */
export function seriesRows(tx: Executor, now: Date): SeriesRows {
  return {
    async series(event) {
      const [row] = await tx
        .select({ decision: calendarSeries.decision })
        .from(calendarSeries)
        .where(isThatOf(event));
      return row?.decision ?? null;
    },
    async decideSeries({ teamId, userId, uid, title }, decision) {
      const set = { decision, decidedAt: now, title };
      await tx
        .insert(calendarSeries)
        .values({ teamId, userId, uid, ...set })
        .onConflictDoUpdate({
          target: [calendarSeries.teamId, calendarSeries.userId, calendarSeries.uid],
          set,
        });
    },
    async allSeries({ teamId, userId }) {
      const { id, decision, decidedAt } = calendarSeries;
      const title = sql<string | null>`coalesce((select e.title from ${calendarEvents} e
        where e.team_id = ${teamId} and e.user_id = ${userId} and e.uid = calendar_series.uid
        order by e.starts_at desc limit 1), calendar_series.title)`;
      return tx
        .select({ id, decision, decidedAt, title })
        .from(calendarSeries)
        .where(and(eq(calendarSeries.teamId, teamId), eq(calendarSeries.userId, userId)))
        .orderBy(desc(decidedAt), asc(id));
    },
    async dropSeries(id) {
      const gone = await tx
        .delete(calendarSeries)
        .where(eq(calendarSeries.id, id))
        .returning({ id: calendarSeries.id });
      return gone.length > 0;
    },
  };
}

/** Whether its person decided so for the series of an event. */
export function isDecided(tx: Executor, event: OfSeries, decision: SeriesDecision): SQL {
  return exists(
    tx
      .select({ id: calendarSeries.id })
      .from(calendarSeries)
      .where(and(isThatOf(event), eq(calendarSeries.decision, decision))),
  );
}

function isThatOf({ teamId, userId, uid }: OfSeries): SQL | undefined {
  return and(
    ...[eq(calendarSeries.teamId, teamId), eq(calendarSeries.userId, userId)],
    eq(calendarSeries.uid, uid),
  );
}
