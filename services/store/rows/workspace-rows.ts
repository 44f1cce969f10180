import { eq, sql } from 'drizzle-orm';
import type { ChosenValue } from '../../meetings/chosen-value.ts';
import type { Workspaces } from '../../notes/ports/workspaces.ts';
import type { Executor } from '../executor.ts';
import { workspaces } from '../schema/notes.ts';

/** Any of these may be the first, or the last, row of a workspace. */
const anyRowOfTeam = [
  'workspaces',
  'channels',
  'meetings',
  'standups',
  'calendars',
  'agent_tokens',
  'slack_installations',
].map((table) => sql`select team_id from ${sql.identifier(table)}`);

/** What workspaces decided for themselves. */
export function workspaceRows(db: Executor, now: Date): Workspaces {
  return {
    async retention(teamId) {
      const [row] = await db.select().from(workspaces).where(eq(workspaces.teamId, teamId));
      if (!row?.retentionBy || !row.retentionAt) return null;
      const { retentionDays: value, retentionBy: by, retentionAt: at } = row;
      return { value, by, at } satisfies ChosenValue<number | null>;
    },
    async left(teamId) {
      const isMeant = teamId === null ? sql`true` : sql`team_id = ${teamId}`;
      const at = sql`${now.toISOString()}::timestamptz`;
      // Asked again every ten seconds while the token is refused: what is marked already is left alone.
      await db.execute(sql`insert into workspaces (team_id, left_at)
        select team_id, ${at} from (${sql.join(anyRowOfTeam, sql` union `)}) known where ${isMeant}
        on conflict (team_id) do update set left_at = excluded.left_at where workspaces.left_at is null`);
      await db.execute(
        sql`update agent_tokens set revoked_at = ${at} where ${isMeant} and revoked_at is null`,
      );
      // Nobody looks at them any more.
      await db.execute(sql`delete from open_homes where ${isMeant}`);
      // What somebody allowed and no client has fetched yet.
      await db.execute(sql`delete from oauth_requests where ${isMeant}`);
    },
    async setRetention(teamId, by, days) {
      const set = { retentionDays: days, retentionBy: by, retentionAt: now };
      await db
        .insert(workspaces)
        .values({ teamId, ...set })
        .onConflictDoUpdate({ target: workspaces.teamId, set });
    },
  };
}
