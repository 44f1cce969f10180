import { sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import { daysUntilAged, type FactAudience } from '../../memory/fact.ts';
import type { Executor } from '../executor.ts';

/** Has people asked whether some of what they kept still holds, as `Facts` says. */
export async function askAged(
  tx: Executor,
  now: Date,
  { id, teamId, createdAt }: Meeting,
  audience: FactAudience,
  most: number,
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const long = sql`${at} - make_interval(days => ${daysUntilAged})`;
  const readers =
    audience.kind === 'person'
      ? sql`f.owner_id = ${audience.userId}`
      : sql`f.owner_id is null and f.channel_id = ${audience.channelId}`;
  const wasTold = sql`(f.last_used_at is not null and f.last_used_at >= ${createdAt.toISOString()}::timestamptz)`;
  await tx.execute(sql`
    update facts set asked_at = ${at}, asked_meeting_id = ${id} where id in (
      select f.id from facts f where f.team_id = ${teamId} and f.state = 'kept' and ${readers}
        and coalesce(f.decided_at, f.created_at) < ${long} and (f.asked_at is null or f.asked_at < ${long})
        and not exists (select 1 from facts a where a.asked_meeting_id = ${id})
      order by exists (select 1 from briefs b where b.meeting_id = ${id} and b.keys @> jsonb_build_array('fact:' || f.id)) desc,
        ${wasTold} desc, coalesce(f.decided_at, f.created_at), f.id
      limit ${most} for update of f skip locked)`);
}
