import { and, eq, gt, isNotNull, isNull, lt, min, sql } from 'drizzle-orm';
import { calendarTiming, later } from '../../calendars/calendar.ts';
import type { Calendars } from '../../calendars/ports/calendars.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { calendarEvents, calendars } from '../schema/calendars.ts';

/** Queues the read of a calendar; null queues nothing. */
export function readQueue(tx: Executor, jobs: Jobs, now: Date) {
  return async (calendarId: string, at: Date | null): Promise<void> => {
    if (at) await jobs.send(tx, 'calendar-read', { calendarId }, at > now ? at : undefined);
  };
}

/** When calendars are read and their events attended, with the jobs for it. */
export function jobRows(tx: Executor, jobs: Jobs, now: Date): Pick<Calendars, 'readBeforeStarts' | 'rewake'> {
  const queueRead = readQueue(tx, jobs, now);
  return {
    readBeforeStarts: (calendarId) => readBeforeStarts(tx, queueRead, now, calendarId),
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
  };
}

async function readBeforeStarts(
  tx: Executor,
  queueRead: ReturnType<typeof readQueue>,
  now: Date,
  calendarId: string,
): Promise<void> {
  const { lastLookMs } = calendarTiming;
  const [going] = await tx
    .select({ first: min(calendarEvents.startsAt) })
    .from(calendarEvents)
    .where(
      and(
        ...[eq(calendarEvents.calendarId, calendarId), eq(calendarEvents.cancelled, false)],
        ...[eq(calendarEvents.decided, 'sent'), gt(calendarEvents.startsAt, later(now, lastLookMs))],
      ),
    );
  if (!going?.first) return;
  const at = later(going.first, -lastLookMs);
  const changed = await tx
    .update(calendars)
    .set({ nextReadAt: at })
    .where(and(eq(calendars.id, calendarId), gt(calendars.nextReadAt, at)))
    .returning({ id: calendars.id });
  if (changed.length > 0) await queueRead(calendarId, at);
}

/** Calendars whose read or events are overdue, because their job was lost. */
export async function overdueCalendars(db: Executor, what: 'nextReadAt' | 'nextEventAt'): Promise<string[]> {
  const rows = await db
    .select({ id: calendars.id })
    .from(calendars)
    .where(lt(calendars[what], sql`clock_timestamp() - interval '5 seconds'`))
    .limit(500);
  return rows.map(({ id }) => id);
}
