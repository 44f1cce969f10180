import { eq, sql } from 'drizzle-orm';
import type { ChosenValue } from '../../meetings/channel-settings.ts';
import type { Workspaces } from '../../notes/ports/workspaces.ts';
import type { Executor } from '../executor.ts';
import { workspaces } from '../schema/notes.ts';

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
      await db.execute(sql`insert into workspaces (team_id, left_at)
        select distinct team_id, ${now.toISOString()}::timestamptz from meetings where ${isMeant}
        on conflict (team_id) do update set left_at = coalesce(workspaces.left_at, excluded.left_at)`);
      await db.execute(sql`update agent_tokens set revoked_at = ${now.toISOString()}::timestamptz
        where ${isMeant} and revoked_at is null`);
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
