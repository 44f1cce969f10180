import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { calendarTiming, later } from '../../calendars/calendar.ts';
import { undecided } from '../../calendars/event-of.ts';
import type { Calendars } from '../../calendars/ports/calendars.ts';
import type { Executor } from '../executor.ts';
import { calendarEvents } from '../schema/calendars.ts';

/** Applies changed rules to known events. */
export function ruleRows(tx: Executor, now: Date): Pick<Calendars, 'applyRules'> {
  const { calendarId: of, cancelled, startsAt, askedAt, decided } = calendarEvents;
  return {
    async applyRules(calendarId, { minutesAhead }) {
      const isWaiting = and(isNull(decided), isNull(askedAt));
      const nextRunAt = sql`${startsAt} - make_interval(mins => ${minutesAhead}::int)`;
      await tx
        .update(calendarEvents)
        .set({ ...undecided, nextRunAt })
        .where(
          and(
            ...[
              eq(of, calendarId),
              eq(cancelled, false),
              gt(startsAt, later(now, -calendarTiming.maxLateMs)),
            ],
            or(isWaiting, eq(decided, 'by_rule')),
          ),
        );
    },
  };
}
