import { and, desc, eq, inArray, like, or, sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import { knownStates } from '../../meetings/states/agenda.ts';
import type { Executor } from '../executor.ts';
import { hasWords } from '../rows/forgetting.ts';
import { isActive } from '../rows/meeting-counts.ts';
import { asMeeting } from '../rows/meeting-lookups.ts';
import { meetings } from '../schema/meetings.ts';

export type MeetingQueries = {
  look(id: string): Promise<{ meeting: Meeting; now: Date } | null>;
  activeInChannel(teamId: string, channelId: string): Promise<{ meetings: Meeting[]; now: Date }>;
  /** Of these channels, and of the own DM with the app of a person, where one is named; newest first. */
  meetingsIn(
    teamId: string,
    channelIds: readonly string[],
    userId: string | null,
    limit: number,
  ): Promise<Meeting[]>;
  /** Meetings that are overdue, and that no worker holds. */
  overdue(): Promise<Meeting[]>;
  /** Sessions over their limit, and those to be left that no worker has. */
  overdueSessions(): Promise<Meeting[]>;
  /** Meetings with recorded words that are older than their workspace keeps them; oldest first. */
  expired(): Promise<{ id: string }[]>;
  /** Of one workspace, or of all. */
  active(teamId: string | null): Promise<Meeting[]>;
  /** Whether another session ran while this one did. */
  overlaps(meeting: Meeting): Promise<boolean>;
  countByState(): Promise<{ state: string; count: number }[]>;
};

const clock = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;

/** Reads without a transaction or a lock. */
export function meetingQueries(db: Executor): MeetingQueries {
  return {
    ...meetingsToSweep(db),
    ...meetingsInUse(db),
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
      const inDm =
        userId === null
          ? undefined
          : and(
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
  };
}

const isHeld = sql<boolean>`exists (
  select 1 from leases l where l.name = 'meeting:' || meetings.id and l.held_until > clock_timestamp())`;

/** What the sweep asks for. */
function meetingsToSweep(db: Executor): Pick<MeetingQueries, 'overdue' | 'overdueSessions' | 'expired'> {
  return {
    async overdue() {
      const rows = await db
        .select()
        .from(meetings)
        .where(
          and(
            inArray(meetings.state, knownStates),
            sql`${meetings.nextRunAt} < clock_timestamp() - interval '3 seconds' and not ${isHeld}`,
          ),
        )
        // Every minute over its limit is one that nobody approved.
        .orderBy(sql`${meetings.limitAt} < clock_timestamp() desc nulls last`, meetings.nextRunAt)
        .limit(500);
      return rows.flatMap((row) => asMeeting(row) ?? []);
    },
    async overdueSessions() {
      const rows = await db
        .select()
        .from(meetings)
        .where(
          and(
            sql`${meetings.nextRunAt} < clock_timestamp() and ${meetings.sessionId} is not null`,
            sql`(${meetings.state} in ('joining', 'live') and ${meetings.limitAt} < clock_timestamp()
              or ${meetings.state} = 'leaving' and not ${isHeld})`,
          ),
        )
        .limit(500);
      return rows.flatMap((row) => asMeeting(row) ?? []);
    },
    async expired() {
      const { rows } = await db.execute<{ id: string }>(sql`
        select m.id from meetings m left join workspaces w on w.team_id = m.team_id
        left join channels c on c.team_id = m.team_id and c.channel_id = m.channel_id
        where m.forgotten_at is null and ${hasWords(sql`m`)} and m.over_at < clock_timestamp() - make_interval(days => least(w.retention_days, c.retention_days))
        order by m.over_at limit 500`);
      return rows;
    },
  };
}

/** What metrics, billing and leaving ask for. */
function meetingsInUse(db: Executor): Pick<MeetingQueries, 'active' | 'countByState' | 'overlaps'> {
  return {
    async active(teamId) {
      const rows = await db
        .select()
        .from(meetings)
        .where(and(teamId === null ? undefined : eq(meetings.teamId, teamId), isActive));
      return rows.flatMap((row) => asMeeting(row) ?? []);
    },
    async countByState() {
      const counted = await db.execute<{ state: string; count: number }>(
        sql`select state, count(*)::int as count from meetings group by state`,
      );
      return counted.rows;
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
  };
}
