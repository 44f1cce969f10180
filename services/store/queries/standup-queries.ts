import { sql } from 'drizzle-orm';
import { ruleKinds } from '../../times/rule.ts';
import type { Executor } from '../executor.ts';
import { cardKeyOf } from '../rows/message-keys.ts';

export type StandupQueries = {
  /** Standups whose next time is past or at most `minutesAhead` away, oldest first. */
  due(minutesAhead: number): Promise<string[]>;
  /** Occurrences that relied on someone else's meeting and began at least 30 s ago, oldest first. */
  joined(): Promise<{ standupId: string; at: Date }[]>;
  /** Threads that were asked for updates, and whose meeting hasn't begun. */
  promptedThreads(): Promise<{ teamId: string; channelId: string; threadTs: string }[]>;
};

/** Reads without a transaction or a lock. */
export function standupQueries(db: Executor): StandupQueries {
  return {
    async due(minutesAhead) {
      const { rows } = await db.execute<{ id: string }>(sql`
        select id from standups
        where rule ->> 'kind' in ${ruleKinds} and next_at is not null and paused_at is null and removed_at is null
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
    async promptedThreads() {
      const { rows } = await db.execute<{ teamId: string; channelId: string; threadTs: string }>(sql`
        select m.team_id as "teamId", m.channel_id as "channelId", coalesce(m.thread_ts, s.ts) as "threadTs"
        from standup_occurrences r join meetings m on m.id = r.meeting_id
        left join slack_messages s on s.team_id = m.team_id and s.message_key = ${cardKeyOf(sql`m.id`)}
        where r.prompted and r.at > clock_timestamp() - interval '1 day'
          and m.state in ('scheduled', 'checking', 'awaiting_funds', 'dispatching')
          and coalesce(m.thread_ts, s.ts) is not null`);
      return rows;
    },
  };
}
