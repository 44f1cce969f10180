import { and, eq, exists, gt, inArray, isNotNull, ne, not, notExists, or, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import type { CalendarEvent } from '../../calendars/calendar.ts';
import { timing } from '../../meetings/states/timing.ts';
import type { Executor } from '../executor.ts';
import { calendarEvents, calendars } from '../schema/calendars.ts';
import { isDecided, isOfSeries } from './series-rows.ts';

/** The event that keeps another from being asked about, as `Calendars.twinOf` says. */
export async function twinOf(tx: Executor, event: CalendarEvent): Promise<CalendarEvent | null> {
  const { id, teamId, userId, calendarId, callKey, startsAt } = event;
  const apart = sql`abs(extract(epoch from ${calendarEvents.startsAt} - ${startsAt.toISOString()}::timestamptz))`;
  const [row] = await tx
    .select()
    .from(calendarEvents)
    .where(
      and(
        ...[eq(calendarEvents.teamId, teamId), eq(calendarEvents.userId, userId), ne(calendarEvents.id, id)],
        or(
          and(
            ...[eq(calendarEvents.callKey, callKey), eq(calendarEvents.cancelled, false)],
            sql`${apart} <= ${timing.sameStart}`,
            or(
              isNotNull(calendarEvents.askedAt),
              inArray(calendarEvents.decided, ['sent', 'already']),
              // In the same calendar it is another invitation, which may count where the first doesn't.
              and(
                ne(calendarEvents.calendarId, calendarId),
                or(
                  eq(calendarEvents.declined, true),
                  and(isDecided(tx, calendarEvents, 'never'), not(isDecided(tx, event, 'always'))),
                ),
              ),
            ),
          ),
          and(eq(calendarEvents.cancelled, true), isSame(calendarEvents, event), isKnownBetter(tx, event)),
        ),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** Whether that is the same event in any calendar; Google may call its series otherwise by now. */
function isSame(
  other: { uid: AnyPgColumn; recurrenceId: AnyPgColumn },
  event: CalendarEvent,
): SQL | undefined {
  return and(isOfSeries(other.uid, event), eq(other.recurrenceId, event.recurrenceId));
}

/**
 * Whether another calendar, in which an event was cancelled, has nothing of it any more and counts more: Google's own is
 * not late, and of feeds the one that was read last.
 */
function isKnownBetter(tx: Executor, event: CalendarEvent): SQL | undefined {
  const [own, other] = [alias(calendars, 'own'), alias(calendars, 'other')];
  const live = alias(calendarEvents, 'live');
  const isThere = and(eq(live.calendarId, calendarEvents.calendarId), eq(live.cancelled, false));
  return and(
    exists(
      tx
        .select({ id: other.id })
        .from(other)
        .innerJoin(own, eq(own.id, event.calendarId))
        .where(
          and(
            ...[eq(other.id, calendarEvents.calendarId), eq(own.kind, 'feed')],
            or(eq(other.kind, 'google'), gt(other.lastOkAt, own.lastOkAt)),
          ),
        ),
    ),
    notExists(
      tx
        .select({ id: live.id })
        .from(live)
        .where(and(isThere, isSame(live, event))),
    ),
  );
}
