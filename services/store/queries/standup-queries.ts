import { sql } from 'drizzle-orm';
import type { Executor } from '../executor.ts';
import { cardKeyOf } from '../rows/message-keys.ts';

export type StandupQueries = {
  /** Whose next time is at most that many minutes away, or past; the oldest first. */
  due(minutesAhead: number): Promise<string[]>;
  /** Times that came half a minute ago, or more, and for which someone else's meeting was to be there; the oldest first. */
  joined(): Promise<{ standupId: string; at: Date }[]>;
  /** Threads that were asked for updates of meetings that haven't begun. */
  promptedThreads(teamId: string): Promise<{ channelId: string; threadTs: string }[]>;
};

/** Reading without a transaction or a lock. */
export function standupQueries(db: Executor): StandupQueries {
  return {
    async due(minutesAhead) {
      const { rows } = await db.execute<{ id: string }>(sql`
        select id from standups
        where next_at is not null and paused_at is null and removed_at is null
          and next_at <= clock_timestamp() + make_interval(mins => ${minutesAhead}::int)
        order by next_at limit 500`);
      return rows.map(({ id }) => id);
    },
    async joined() {
      const { rows } = await db.execute<{ standupId: string; at: string | Date }>(sql`
        select standup_id as "standupId", at from standup_occurrences
        where outcome = 'joined_another' and at <= clock_timestamp() - interval '30 seconds'
        order by at limit 500`);
      return rows.map(({ standupId, at }) => ({ standupId, at: new Date(at) }));
    },
    async promptedThreads(teamId) {
      const { rows } = await db.execute<{ channelId: string; threadTs: string }>(sql`
        select m.channel_id as "channelId", coalesce(m.thread_ts, s.ts) as "threadTs"
        from standup_occurrences r join meetings m on m.id = r.meeting_id
        left join slack_messages s on s.team_id = m.team_id and s.message_key = ${cardKeyOf(sql`m.id`)}
        where r.team_id = ${teamId} and r.prompted and r.at > clock_timestamp() - interval '1 day'
          and m.state in ('scheduled', 'checking', 'awaiting_funds', 'dispatching')
          and coalesce(m.thread_ts, s.ts) is not null`);
      return rows;
    },
  };
}
