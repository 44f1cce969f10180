import { eq } from 'drizzle-orm';
import type { CallsAtOnce } from '../../meetings/caps.ts';
import type { WorkspaceSettings } from '../../meetings/workspace-settings.ts';
import type { Executor } from '../executor.ts';
import { workspaces } from '../schema/notes.ts';
import { boundsOf } from './bounds.ts';
import { decision } from './decision.ts';

type Row = typeof workspaces.$inferSelect | null | undefined;

/** What admins decided for a workspace. */
export const workspaceSettings =
  (db: Executor) =>
  async (teamId: string): Promise<WorkspaceSettings> => {
    const [row] = await db.select().from(workspaces).where(eq(workspaces.teamId, teamId));
    return settingsOf(row);
  };

/** What a workspace's row says. */
export function settingsOf(row: Row): WorkspaceSettings {
  return {
    ...boundsOf(row?.bounds),
    budgetUsd: decision(row?.budgetUsd ?? null, row?.budgetBy, row?.budgetAt),
    auto: decision(row?.auto ?? null, row?.autoBy, row?.autoAt),
    spenders: decision(row?.spenders ?? [], row?.spendersBy, row?.spendersAt),
    nameSuffix: decision(row?.nameSuffix ?? null, row?.suffixBy, row?.suffixAt),
    limitMinutes: decision(row?.limitMinutes ?? null, row?.limitBy, row?.limitAt),
    holdRecap: decision(row?.holdRecap ?? false, row?.holdBy, row?.holdAt),
    retentionDays: decision(row?.retentionDays ?? null, row?.retentionBy, row?.retentionAt),
    doNotSay: decision(row?.doNotSay ?? [], row?.doNotSayBy, row?.doNotSayAt),
    callsAtOnce: decision(callsOf(row), row?.callsBy, row?.callsAt),
    removalDays: decision(row?.removalDays ?? null, row?.removalBy, row?.removalAt),
    onObjection: decision(row?.onObjection ?? null, row?.onObjectionBy, row?.onObjectionAt),
  };
}

function callsOf(row: Row): CallsAtOnce {
  const { personCalls = null, channelCalls = null, workspaceCalls = null } = row ?? {};
  return { person: personCalls, channel: channelCalls, workspace: workspaceCalls };
}
