import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../executor.ts';

/** Tasks that a person's agents told of, as rows of `session_events`. Only while the rows of their keys are there. */
export function reportsOf(teamId: string, userId: string): SQL {
  const keys = sql`select id from agent_tokens where team_id = ${teamId} and user_id = ${userId}`;
  return sql`(select r.* from session_events r where r.door = 'mcp'
    and r.meeting_id in (select meeting_id from meeting_agents where token_id in (${keys}))
    and split_part(r.body -> 'task' ->> 'id', ':', 1) in (select k.id::text from (${keys}) k))`;
}

/** Deletes these, and that their threads were told. */
export async function deleteReports(tx: Executor, teamId: string, userId: string): Promise<void> {
  await tx.execute(sql`delete from task_notifications n using ${reportsOf(teamId, userId)} r
    where n.meeting_id = r.meeting_id and n.task_id = r.body -> 'task' ->> 'id'`);
  await tx.execute(sql`delete from session_events e using ${reportsOf(teamId, userId)} r where e.id = r.id`);
}
