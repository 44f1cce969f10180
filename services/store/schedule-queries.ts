import { sql } from 'drizzle-orm';
import type { Executor } from './executor.ts';

export type ScheduleQueries = {
  /** Whose next time is at most that many minutes away, or past; the oldest first. */
  due(minutesAhead: number): Promise<string[]>;
  /** Threads that were asked for updates of meetings that have not begun. */
  briefedThreads(teamId: string): Promise<{ channelId: string; threadTs: string }[]>;
};

/** Reading without a transaction or a lock. */
export function scheduleQueries(db: Executor): ScheduleQueries {
  return {
    async due(minutesAhead) {
      const { rows } = await db.execute<{ id: string }>(sql`
        select id from schedules
        where next_at is not null and paused_at is null and removed_at is null
          and next_at <= clock_timestamp() + make_interval(mins => ${minutesAhead}::int)
        order by next_at limit 500`);
      return rows.map(({ id }) => id);
    },
    async briefedThreads(teamId) {
      const { rows } = await db.execute<{ channelId: string; threadTs: string }>(sql`
        select m.channel_id as "channelId", coalesce(m.thread_ts, s.ts) as "threadTs"
        from schedule_runs r join meetings m on m.id = r.meeting_id
        left join slack_messages s on s.team_id = m.team_id and s.slot = 'card:' || m.id
        where r.team_id = ${teamId} and r.briefed and r.at > clock_timestamp() - interval '1 day'
          and m.state in ('scheduled', 'checking', 'awaiting_funds', 'dispatching')
          and coalesce(m.thread_ts, s.ts) is not null`);
      return rows;
    },
  };
}
