import { and, eq, exists, gt, inArray, isNotNull, ne, not, notExists, or, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import type { CalendarEvent } from '../../calendars/calendar.ts';
import { timing } from '../../meetings/states/timing.ts';
import type { Executor } from '../executor.ts';
import { calendarEvents, calendars } from '../schema/calendars.ts';
import { isDecided, isOfSeries } from './series-rows.ts';

export async function findDuplicate(tx: Executor, event: CalendarEvent): Promise<CalendarEvent | null> {
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
              // In the same calendar it is another invitation, which may still count.
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

/** The same event in any calendar; Google may have renamed its series. */
function isSame(
  other: { uid: AnyPgColumn; recurrenceId: AnyPgColumn },
  event: CalendarEvent,
): SQL | undefined {
  return and(isOfSeries(other.uid, event), eq(other.recurrenceId, event.recurrenceId));
}

/**
 * Whether the other calendar has no live copy of the event, and outranks this one: a Google calendar outranks a feed;
 * between feeds, the most recently read wins.
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
