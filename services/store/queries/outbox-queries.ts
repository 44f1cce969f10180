import { sql } from 'drizzle-orm';
import type { Executor } from '../executor.ts';
import { outboxKinds } from '../schema/slack.ts';

export type OutboxQueries = {
  /** Channels' queues with overdue messages and no worker. */
  overdueQueues(): Promise<{ teamId: string; queue: string }[]>;
  /** How many messages wait. */
  depth(): Promise<number>;
};

export function outboxQueries(db: Executor): OutboxQueries {
  return {
    async overdueQueues() {
      const { rows } = await db.execute<{ teamId: string; queue: string }>(sql`
        select distinct o.team_id as "teamId", o.queue from slack_outbox o
        left join slack_queues q on q.team_id = o.team_id and q.queue = o.queue
        where o.state = 'pending' and o.kind in ${outboxKinds} and o.not_before < clock_timestamp() - interval '3 seconds'
          and (q.paused_until is null or q.paused_until < clock_timestamp())
          and not exists (select 1 from leases
            where name = 'queue:' || o.team_id || ':' || o.queue and held_until > clock_timestamp())`);
      return rows;
    },
    async depth() {
      const { rows } = await db.execute<{ count: number }>(
        sql`select count(*)::int as count from slack_outbox where state = 'pending'`,
      );
      return Number(rows[0]?.count ?? 0);
    },
  };
}
