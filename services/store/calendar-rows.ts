import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  min,
  ne,
  not,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import { type CalendarEvent, calendarTiming } from '../schedules/calendars/calendar.ts';
import type { CalendarVoice } from '../schedules/ports/calendar-voice.ts';
import type { Calendars } from '../schedules/ports/calendars.ts';
import type { Executor } from './executor.ts';
import type { Jobs } from './jobs.ts';
import { calendarChannels, calendarEvents, calendarSeries, calendars } from './schema-calendars.ts';

export type CalendarRowsDeps = { tx: Executor; jobs: Jobs; now: Date; voice: CalendarVoice };

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const atOnce = 500;
/** Times of one call that are this near mean the same meeting, in seconds. */
const sameMeeting = 600;

/** People's calendars inside one transaction. */
export function calendarRows({ tx, jobs, now, voice }: CalendarRowsDeps): Calendars {
  const wake = async (queue: 'calendar-read' | 'calendar-watch', calendarId: string, at: Date | null) => {
    if (at) await jobs.send(tx, queue, { calendarId }, at > now ? at : undefined);
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
      await wake('calendar-read', calendar.id, calendar.nextReadAt);
      await wake('calendar-watch', calendar.id, calendar.watchAt);
    },
    async replace(before, { id: _, ...after }) {
      await tx.update(calendars).set(after).where(eq(calendars.id, before.id));
      const isOther = (time: 'nextReadAt' | 'watchAt') => after[time]?.getTime() !== before[time]?.getTime();
      if (isOther('nextReadAt')) await wake('calendar-read', before.id, after.nextReadAt);
      if (isOther('watchAt')) await wake('calendar-watch', before.id, after.watchAt);
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
      if (changed.length > 0) await wake('calendar-read', calendarId, at);
    },
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
    async series({ teamId, userId, uid }) {
      const [row] = await tx
        .select({ decision: calendarSeries.decision })
        .from(calendarSeries)
        .where(
          and(
            ...[eq(calendarSeries.teamId, teamId), eq(calendarSeries.userId, userId)],
            eq(calendarSeries.uid, uid),
          ),
        );
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
    allSeries: (person) => allSeries(tx, person),
    async dropSeries(id) {
      const gone = await tx
        .delete(calendarSeries)
        .where(eq(calendarSeries.id, id))
        .returning({ id: calendarSeries.id });
      return gone.length > 0;
    },
    channels: async (calendarId) =>
      tx.select().from(calendarChannels).where(eq(calendarChannels.calendarId, calendarId)),
    async channel(id) {
      const [row] = await tx.select().from(calendarChannels).where(eq(calendarChannels.id, id));
      return row ?? null;
    },
    async addChannel(channel) {
      await tx.insert(calendarChannels).values(channel);
    },
    async replaceChannel({ id, ...after }) {
      await tx.update(calendarChannels).set(after).where(eq(calendarChannels.id, id));
    },
    async dropChannel(id) {
      await tx.delete(calendarChannels).where(eq(calendarChannels.id, id));
    },
    voice,
  };
}

function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}

async function twinOf(tx: Executor, event: CalendarEvent): Promise<CalendarEvent | null> {
  const { id, teamId, userId, calendarId, callKey, startsAt } = event;
  const apart = sql`abs(extract(epoch from ${calendarEvents.startsAt} - ${startsAt.toISOString()}::timestamptz))`;
  const [row] = await tx
    .select()
    .from(calendarEvents)
    .where(
      and(
        ...[eq(calendarEvents.teamId, teamId), eq(calendarEvents.userId, userId)],
        ...[eq(calendarEvents.callKey, callKey), ne(calendarEvents.id, id)],
        ...[eq(calendarEvents.cancelled, false), sql`${apart} <= ${sameMeeting}`],
        or(
          isNotNull(calendarEvents.askedAt),
          inArray(calendarEvents.decided, ['sent', 'already']),
          // In the same calendar it is another invitation, which may count where the first does not.
          and(
            ne(calendarEvents.calendarId, calendarId),
            or(eq(calendarEvents.declined, true), and(isOfUnwanted(tx), not(isWanted(tx, event)))),
          ),
        ),
      ),
    )
    .limit(1);
  return row ?? null;
}

function allSeries(tx: Executor, { teamId, userId }: Pick<CalendarEvent, 'teamId' | 'userId'>) {
  const { id, decision, decidedAt } = calendarSeries;
  const title = sql<string | null>`coalesce((select e.title from ${calendarEvents} e
    where e.team_id = ${teamId} and e.user_id = ${userId} and e.uid = calendar_series.uid
    order by e.starts_at desc limit 1), calendar_series.title)`;
  return tx
    .select({ id, decision, decidedAt, title })
    .from(calendarSeries)
    .where(and(eq(calendarSeries.teamId, teamId), eq(calendarSeries.userId, userId)))
    .orderBy(desc(decidedAt), asc(id));
}

/** Its person said Always to this very series. */
function isWanted(tx: Executor, { teamId, userId, uid }: CalendarEvent) {
  return exists(
    tx
      .select({ id: calendarSeries.id })
      .from(calendarSeries)
      .where(
        and(
          ...[eq(calendarSeries.teamId, teamId), eq(calendarSeries.userId, userId)],
          ...[eq(calendarSeries.uid, uid), eq(calendarSeries.decision, 'always')],
        ),
      ),
  );
}

/** Its person wants nobody in its series. */
function isOfUnwanted(tx: Executor) {
  return exists(
    tx
      .select({ id: calendarSeries.id })
      .from(calendarSeries)
      .where(
        and(
          ...[eq(calendarSeries.teamId, calendarEvents.teamId), eq(calendarSeries.uid, calendarEvents.uid)],
          ...[eq(calendarSeries.userId, calendarEvents.userId), eq(calendarSeries.decision, 'never')],
        ),
      ),
  );
}

/**
 * After a start: settings may have changed where Google tells of changes. Those of Google's calendars that it does not
 * tell of there are looked at anew.
 */
export async function wakeUnwatched(db: Executor, address: string | null): Promise<void> {
  const told = db
    .select({ id: calendarChannels.calendarId })
    .from(calendarChannels)
    .where(eq(calendarChannels.address, address ?? ''));
  await db
    .update(calendars)
    .set({ watchAt: sql`clock_timestamp()` })
    .where(and(eq(calendars.kind, 'google'), isNull(calendars.removedAt), notInArray(calendars.id, told)));
}

/** Calendars that should have been read or watched, or whose events attended, and nobody came. */
export async function overdueCalendars(
  db: Executor,
  what: 'nextReadAt' | 'nextEventAt' | 'watchAt',
): Promise<string[]> {
  const rows = await db
    .select({ id: calendars.id })
    .from(calendars)
    .where(lt(calendars[what], sql`clock_timestamp() - interval '5 seconds'`))
    .limit(500);
  return rows.map(({ id }) => id);
}
