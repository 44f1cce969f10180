import { and, asc, desc, eq, ne, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { CalendarEvent, SeriesDecision } from '../../calendars/calendar.ts';
import type { Calendars } from '../../calendars/ports/calendars.ts';
import { seriesOf, splitMark } from '../../calendars/series-of.ts';
import type { Executor } from '../executor.ts';
import { calendarEvents, calendarSeries } from '../schema/calendars.ts';

type SeriesRows = Pick<Calendars, 'series' | 'decideSeries' | 'allSeries' | 'dropSeries'>;
/** An event's values, or the columns of a query's events. */
type OfSeries =
  | Pick<CalendarEvent, 'teamId' | 'userId' | 'uid'>
  | Pick<typeof calendarEvents, 'teamId' | 'userId' | 'uid'>;

/** People's decisions for series. A row for a part that Google split off counts for the whole series. */
export function seriesRows(tx: Executor, now: Date): SeriesRows {
  return {
    async series(event) {
      const [row] = await tx
        .select({ decision: calendarSeries.decision })
        .from(calendarSeries)
        .where(isThatOf(event))
        .orderBy(desc(calendarSeries.decidedAt))
        .limit(1);
      return row?.decision ?? null;
    },
    async decideSeries(event, decision) {
      const { teamId, userId, title } = event;
      const uid = seriesOf(event.uid);
      await tx.delete(calendarSeries).where(and(isThatOf(event), ne(calendarSeries.uid, uid)));
      const set = { decision, decidedAt: now, title };
      await tx
        .insert(calendarSeries)
        .values({ teamId, userId, uid, ...set })
        .onConflictDoUpdate({
          target: [calendarSeries.teamId, calendarSeries.userId, calendarSeries.uid],
          set,
        });
    },
    allSeries: (owner) => allSeries(tx, owner),
    async dropSeries(id) {
      const [row] = await tx.select().from(calendarSeries).where(eq(calendarSeries.id, id));
      if (!row) return false;
      const gone = await tx.delete(calendarSeries).where(isThatOf(row)).returning({ id: calendarSeries.id });
      return gone.length > 0;
    },
  };
}

async function allSeries(
  tx: Executor,
  { teamId, userId }: Parameters<Calendars['allSeries']>[0],
): ReturnType<Calendars['allSeries']> {
  const { id, uid, decision, decidedAt } = calendarSeries;
  const title = sql<string | null>`coalesce((select e.title from ${calendarEvents} e
        where e.team_id = ${teamId} and e.user_id = ${userId} and ${seriesIn(sql`e.uid`)} = ${seriesIn(sql`calendar_series.uid`)}
        order by e.starts_at desc limit 1), calendar_series.title)`;
  const rows = await tx
    .select({ id, uid, decision, decidedAt, title })
    .from(calendarSeries)
    .where(and(eq(calendarSeries.teamId, teamId), eq(calendarSeries.userId, userId)))
    .orderBy(desc(decidedAt), asc(id));
  const all = Map.groupBy(rows, (row) => seriesOf(row.uid)).values();
  return [...all].flatMap(([newest]) => newest ?? []).map(({ uid: _, ...series }) => series);
}

/** Whether the owner's decision for an event's series is this one. */
export function isDecided(tx: Executor, event: OfSeries, decision: SeriesDecision): SQL {
  const newest = tx
    .select({ decision: calendarSeries.decision })
    .from(calendarSeries)
    .where(isThatOf(event))
    .orderBy(desc(calendarSeries.decidedAt))
    .limit(1);
  return sql`${newest} is not distinct from ${decision}`;
}

/** Whether a UID names the event's series, or a part that Google split off it. */
export function isOfSeries(name: SQLWrapper, { uid }: Pick<CalendarEvent, 'uid'>): SQL {
  return eq(seriesIn(name), seriesOf(uid));
}

function isThatOf({ teamId, userId, uid }: OfSeries): SQL | undefined {
  return and(
    ...[eq(calendarSeries.teamId, teamId), eq(calendarSeries.userId, userId)],
    eq(seriesIn(calendarSeries.uid), typeof uid === 'string' ? seriesOf(uid) : seriesIn(uid)),
  );
}

/** The same as `seriesOf`, inside a query. */
function seriesIn(uid: SQLWrapper): SQL<string> {
  return sql<string>`regexp_replace(${uid}, ${splitMark}, '')`;
}
