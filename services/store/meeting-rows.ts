import { and, desc, eq, gte, inArray, like, ne, notInArray, or, sql } from 'drizzle-orm';
import type { MeetingEvent } from '../meetings/events.ts';
import { finalStates, type Meeting } from '../meetings/meeting.ts';
import type { Unit } from '../meetings/ports/unit.ts';
import type { Executor } from './executor.ts';
import { meetingHistory, meetings } from './schema.ts';

/** Meetings inside one transaction. */
export function meetingRows(tx: Executor, now: Date): Unit['meetings'] {
  return {
    async lock(id) {
      // Not the key: rows that name the meeting, such as events that are coming in, need not wait for this lock.
      const [row] = await tx.select().from(meetings).where(eq(meetings.id, id)).for('no key update');
      return asMeeting(row);
    },
    async insert(meeting) {
      const inserted = await tx
        .insert(meetings)
        .values(meeting)
        .onConflictDoNothing()
        .returning({ id: meetings.id });
      if (inserted.length > 0)
        await record(tx, now, meeting.state, meeting, { type: 'asked', via: meeting.requestedVia });
      return inserted.length > 0;
    },
    async replace(before, after, event) {
      const { id: _, ...values } = after;
      const written = await tx
        .update(meetings)
        .set(values)
        .where(and(eq(meetings.id, before.id), eq(meetings.version, before.version)))
        .returning({ id: meetings.id });
      if (written.length === 0) throw new Error(`Meeting ${before.id} changed under its lock`);
      // Polls and refreshes that change nothing but clocks would be most of the history, and say nothing.
      if (before.state !== after.state || !uneventful.has(event.type))
        await record(tx, now, before.state, after, event);
    },
    async inThread(teamId, channelId, threadTs) {
      const card = sql`exists (select 1 from slack_messages s where s.team_id = ${teamId}
        and s.slot = 'card:' || ${meetings.id} and s.channel_id = ${channelId} and s.ts = ${threadTs})`;
      const [row] = await tx
        .select()
        .from(meetings)
        .where(
          and(
            eq(meetings.teamId, teamId),
            or(and(eq(meetings.channelId, channelId), eq(meetings.threadTs, threadTs)), card),
          ),
        )
        .orderBy(desc(meetings.createdAt))
        .limit(1);
      return asMeeting(row);
    },
    async ofCall(teamId, channelId, callKey) {
      const [row] = await tx
        .select()
        .from(meetings)
        .where(
          and(eq(meetings.teamId, teamId), eq(meetings.channelId, channelId), eq(meetings.callKey, callKey)),
        )
        .orderBy(desc(meetings.createdAt))
        .limit(1);
      return asMeeting(row);
    },
    async activeForCall(teamId, callKey) {
      const [row] = await tx
        .select()
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), eq(meetings.callKey, callKey), holdsCall));
      return asMeeting(row);
    },
    async scheduledForCall(teamId, callKey, at, seconds) {
      const apart = sql`abs(extract(epoch from ${meetings.startsAt} - ${at.toISOString()}::timestamptz))`;
      const [row] = await tx
        .select()
        .from(meetings)
        .where(
          and(
            eq(meetings.teamId, teamId),
            eq(meetings.callKey, callKey),
            eq(meetings.state, 'scheduled'),
            sql`${apart} <= ${seconds}`,
          ),
        )
        .orderBy(apart)
        .limit(1);
      return asMeeting(row);
    },
    activeIn(teamId) {
      return tx
        .select({
          id: meetings.id,
          channelId: meetings.channelId,
          requestedBy: meetings.requestedBy,
          state: meetings.state,
        })
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), isActive));
    },
    countByApps(teamId, channelId, from) {
      return tx.$count(
        meetings,
        and(
          eq(meetings.teamId, teamId),
          eq(meetings.channelId, channelId),
          eq(meetings.requestedVia, 'bot'),
          gte(meetings.createdAt, from),
        ),
      );
    },
    async committedUsd(teamId, channelId, when, exceptId) {
      const [from, to] = [monthOf(when, 0), monthOf(when, 1)];
      const began = sql<Date>`coalesce(${meetings.checkingSince}, ${meetings.startsAt}, ${meetings.createdAt})`;
      const rows = await tx
        .select({
          usd: sql<number>`coalesce(sum(case
            when ${meetings.state} = 'scheduled' then 0
            when ${isActive} then ${meetings.limitMinutes}
            when ${meetings.sessionStartedAt} is null then 0
            else extract(epoch from coalesce(${meetings.sessionEndedAt}, ${meetings.overAt}) - ${meetings.sessionStartedAt}) / 60
          end * ${meetings.pricePerMinuteUsd}), 0)::double precision`,
        })
        .from(meetings)
        .where(
          and(
            eq(meetings.teamId, teamId),
            eq(meetings.channelId, channelId),
            sql`${began} >= ${from} and ${began} < ${to}`,
            exceptId ? ne(meetings.id, exceptId) : undefined,
          ),
        );
      return Number(rows[0]?.usd ?? 0);
    },
  };
}

const isActive = notInArray(meetings.state, [...finalStates]);

/** As the unique index has it: one that waits for its time leaves its call to others, and so does one that has ended. */
const holdsCall = notInArray(meetings.state, ['scheduled', 'wrapping_up', ...finalStates]);

/** Where a calendar month begins, UTC: this one, or `later` months on. */
function monthOf(moment: Date, later: number): string {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + later, 1)).toISOString();
}

const uneventful: ReadonlySet<MeetingEvent['type']> = new Set([
  'polled',
  'refresh_due',
  'notes_pending',
  'heard',
]);

/** The row is the domain's own shape; this line fails to compile when the two part. */
function asMeeting(row: typeof meetings.$inferSelect | undefined): Meeting | null {
  return row ? ({ ...row, endReason: row.endReason as Meeting['endReason'] } satisfies Meeting) : null;
}

async function record(
  tx: Executor,
  now: Date,
  fromState: string,
  after: Meeting,
  { type, ...detail }: MeetingEvent | { type: 'asked'; via: string },
): Promise<void> {
  const { notes: _, ...rest } = { notes: null, ...detail };
  await tx.insert(meetingHistory).values({
    meetingId: after.id,
    at: now,
    event: type,
    fromState,
    toState: after.state,
    version: after.version,
    detail: rest,
  });
}

export type MeetingQueries = {
  look(id: string): Promise<{ meeting: Meeting; now: Date } | null>;
  activeInChannel(teamId: string, channelId: string): Promise<{ meetings: Meeting[]; now: Date }>;
  /** Of these channels, and of a person's own DM with the app; newest first. */
  meetingsIn(
    teamId: string,
    channelIds: readonly string[],
    userId: string,
    limit: number,
  ): Promise<Meeting[]>;
  /** Not over, due, and nobody at it: what a crash or a lost wake-up left behind. */
  overdue(): Promise<Meeting[]>;
  /** Over, with something recorded, and older than their workspace keeps; oldest first. */
  expired(): Promise<{ id: string }[]>;
  /** Of one workspace, or of all. */
  active(teamId: string | null): Promise<Meeting[]>;
  /** Whether another session ran while this one did. */
  overlaps(meeting: Meeting): Promise<boolean>;
  countByState(): Promise<{ state: string; count: number }[]>;
};

/** Reading without a transaction or a lock. */
export function meetingQueries(db: Executor): MeetingQueries {
  const clock = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;
  return {
    async look(id) {
      const [row] = await db
        .select({ meeting: meetings, now: clock })
        .from(meetings)
        .where(eq(meetings.id, id));
      const meeting = asMeeting(row?.meeting);
      return row && meeting ? { meeting, now: new Date(Number(row.now)) } : null;
    },
    async activeInChannel(teamId, channelId) {
      const rows = await db
        .select({ meeting: meetings, now: clock })
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), eq(meetings.channelId, channelId), isActive))
        .orderBy(meetings.createdAt);
      return {
        meetings: rows.flatMap((row) => asMeeting(row.meeting) ?? []),
        now: rows[0] ? new Date(Number(rows[0].now)) : new Date(0),
      };
    },
    async meetingsIn(teamId, channelIds, userId, limit) {
      const inDm = and(
        eq(meetings.requestedBy, userId),
        or(like(meetings.channelId, 'D%'), eq(meetings.channelId, userId)),
      );
      const rows = await db
        .select()
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), or(inArray(meetings.channelId, [...channelIds]), inDm)))
        .orderBy(desc(meetings.createdAt))
        .limit(limit);
      return rows.flatMap((row) => asMeeting(row) ?? []);
    },
    async overdue() {
      const rows = await db
        .select()
        .from(meetings)
        .where(
          sql`${meetings.wakeAt} < clock_timestamp() - interval '3 seconds' and not exists (
            select 1 from leases l where l.name = 'meeting:' || meetings.id and l.held_until > clock_timestamp())`,
        )
        .limit(500);
      return rows.flatMap((row) => asMeeting(row) ?? []);
    },
    async expired() {
      const { rows } = await db.execute<{ id: string }>(sql`
        select m.id from meetings m join workspaces w on w.team_id = m.team_id
        where m.state = 'done' and m.forgotten_at is null
          and m.over_at < clock_timestamp() - make_interval(days => w.retention_days)
        order by m.over_at limit 500`);
      return rows;
    },
    async active(teamId) {
      const rows = await db
        .select()
        .from(meetings)
        .where(and(teamId === null ? undefined : eq(meetings.teamId, teamId), isActive));
      return rows.flatMap((row) => asMeeting(row) ?? []);
    },
    async overlaps({ id, sessionStartedAt, sessionEndedAt }) {
      const started = sessionStartedAt?.toISOString() ?? null;
      const ended = sessionEndedAt?.toISOString() ?? null;
      const { rows } = await db.execute(sql`
        select 1 from meetings where id <> ${id} and session_started_at is not null
          and session_started_at < coalesce(${ended}::timestamptz, clock_timestamp())
          and coalesce(session_ended_at, over_at, clock_timestamp()) > ${started}::timestamptz limit 1`);
      return rows.length > 0;
    },
    async countByState() {
      const counted = await db.execute<{ state: string; count: number }>(
        sql`select state, count(*)::int as count from meetings group by state`,
      );
      return counted.rows;
    },
  };
}
