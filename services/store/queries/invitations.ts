import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Invitations } from '../../meetings/ports/invitations.ts';
import type { Executor } from '../executor.ts';
import { calendarEvents } from '../schema/calendars.ts';

/** Whom the calendars of a workspace invite. A call may begin early, and end late. */
export function invitations(db: Executor): Invitations {
  return {
    async of({ teamId, callKey }, at) {
      const time = sql`${at.toISOString()}::timestamptz`;
      const rows = await db
        .select({
          names: calendarEvents.guests,
          emails: calendarEvents.guestEmails,
          count: calendarEvents.guestCount,
          outside: calendarEvents.outside,
        })
        .from(calendarEvents)
        .where(
          and(
            ...[eq(calendarEvents.teamId, teamId), eq(calendarEvents.callKey, callKey)],
            eq(calendarEvents.cancelled, false),
            lt(calendarEvents.startsAt, sql`${time} + interval '30 minutes'`),
            gt(calendarEvents.endsAt, sql`${time} - interval '1 hour'`),
          ),
        );
      return {
        people: rows.flatMap(({ names, emails }) =>
          names.map((name, at) => ({ name, email: emails[at] || null })),
        ),
        more: rows.reduce((sum, { names, count }) => sum + Math.max(0, count - names.length), 0),
        outside: rows.some(({ outside }) => outside),
      };
    },
  };
}
