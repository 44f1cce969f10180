import { and, asc, eq, isNull } from 'drizzle-orm';
import type { CalendarNotifier } from '../../calendars/ports/calendar-notifier.ts';
import type { Calendars } from '../../calendars/ports/calendars.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import type { Passcodes } from '../passcodes.ts';
import { calendars } from '../schema/calendars.ts';
import { eventRows } from './calendar-event-rows.ts';
import { jobRows, readQueue } from './calendar-job-rows.ts';
import { ruleRows } from './rule-rows.ts';
import { seriesRows } from './series-rows.ts';

export type CalendarRowsDeps = {
  tx: Executor;
  jobs: Jobs;
  now: Date;
  notifier: CalendarNotifier;
  passcodes: Passcodes;
};

/** People's calendars inside one transaction. */
export function calendarRows({ tx, jobs, now, notifier, passcodes }: CalendarRowsDeps): Calendars {
  const queueRead = readQueue(tx, jobs, now);
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
      await queueRead(calendar.id, calendar.nextReadAt);
    },
    async replace(before, { id: _, ...after }) {
      await tx.update(calendars).set(after).where(eq(calendars.id, before.id));
      if (after.nextReadAt?.getTime() !== before.nextReadAt?.getTime())
        await queueRead(before.id, after.nextReadAt);
    },
    ...eventRows(tx, now, passcodes),
    ...jobRows(tx, jobs, now),
    ...ruleRows(tx, now),
    ...seriesRows(tx, now),
    notifier,
  };
}
