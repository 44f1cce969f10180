import { sql } from 'drizzle-orm';
import type { Executor } from '../executor.ts';
import type { slackEdits } from '../schema/slack.ts';

/**
 * Takes one call of a method from the workspace's minute, if it has had fewer than `allowed`: `waitUntil` is null, or when there is one again (then it's used
 * up), or when Slack's pause of this channel ends.
 */
export async function reserveEdit(
  tx: Executor,
  { teamId, queue }: { teamId: string; queue: string },
  method: (typeof slackEdits.$inferSelect)['method'],
  allowed: number,
): Promise<{ waitUntil: Date | null; isUsedUp: boolean; now: Date }> {
  // Channels are delivered in parallel: two mustn't take the last edit of a minute.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`edits:${teamId}:${method}`}))`);
  const { rows } = await tx.execute<{ wait_until: number | null; is_used_up: boolean; now: number }>(sql`
    with paused as (
      select paused_until as until from slack_queues
      where team_id = ${teamId} and queue = ${queue} and paused_until > clock_timestamp()
    ), newest as (
      select at from slack_edits
      where team_id = ${teamId} and method = ${method} and at > clock_timestamp() - interval '1 minute'
      order by at desc limit ${allowed}::int
    ), used_up as (
      select min(at) + interval '1 minute' as until from newest having count(*) >= ${allowed}::int
    ), waits as (
      select until from paused union all select until from used_up
    ), taken as (
      insert into slack_edits (team_id, method, at)
      select ${teamId}, ${method}, clock_timestamp() where not exists (select from waits)
    )
    select (extract(epoch from max(until)) * 1000)::double precision as wait_until,
      exists (select from used_up) as is_used_up,
      (extract(epoch from clock_timestamp()) * 1000)::double precision as now
    from waits`);
  const [found] = rows;
  const waitUntil = found?.wait_until ?? null;
  return {
    waitUntil: waitUntil === null ? null : new Date(Number(waitUntil)),
    isUsedUp: found?.is_used_up === true,
    now: new Date(Number(found?.now)),
  };
}
