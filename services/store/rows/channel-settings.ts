import { and, eq, sql } from 'drizzle-orm';
import type { AllowedTool, ChannelSettings } from '../../meetings/channel-settings.ts';
import { stricter } from '../../meetings/policy/stricter.ts';
import type { WorkspaceSettings } from '../../meetings/workspace-settings.ts';
import type { Executor } from '../executor.ts';
import { channels } from '../schema/channels.ts';
import { workspaces } from '../schema/notes.ts';
import { boundsOf } from './bounds.ts';
import { decision } from './decision.ts';
import { settingsOf as settingsOfWorkspace } from './workspace-settings.ts';

/** What holds in a channel: of what its workspace bounds as well, the stricter. */
export const channelSettings = (db: Executor) => {
  const read = settingsTogether(db);
  return async (teamId: string, channelId: string): Promise<ChannelSettings> =>
    (await read(teamId, channelId)).channel;
};

export type SettingsTogether = { channel: ChannelSettings; workspace: WorkspaceSettings };

/** The same, with what its workspace says. */
export const settingsTogether =
  (db: Executor) =>
  async (teamId: string, channelId: string): Promise<SettingsTogether> => {
    // One of them, or both, may have no row.
    const [row] = await db
      .select({ channel: channels, workspace: workspaces })
      .from(sql`(select 1) as one`)
      .leftJoin(channels, isChannel(teamId, channelId))
      .leftJoin(workspaces, eq(workspaces.teamId, teamId));
    const own = settingsOf(row?.channel);
    const workspace = settingsOfWorkspace(row?.workspace);
    return { channel: { ...own, ...stricter(own, workspace) }, workspace };
  };

/** What it decided itself. */
export const ownSettings =
  (db: Executor) =>
  async (teamId: string, channelId: string): Promise<ChannelSettings> => {
    const [row] = await db.select().from(channels).where(isChannel(teamId, channelId));
    return settingsOf(row);
  };

function isChannel(teamId: string, channelId: string) {
  return and(eq(channels.teamId, teamId), eq(channels.channelId, channelId));
}

function readAllowed(row: string): AllowedTool {
  const [tool = '', ...target] = row.split(' ');
  return { tool, target: target.join(' ') || null };
}

/** What a channel's row says. */
export function settingsOf(row: typeof channels.$inferSelect | null | undefined): ChannelSettings {
  return {
    ...boundsOf(row?.bounds),
    auto: row?.auto ? decision(row.auto, row.autoBy, row.autoAt) : null,
    trustedApps: decision(row?.trustedApps ?? null, row?.appsBy, row?.appsAt),
    limitMinutes: decision(row?.limitMinutes ?? null, row?.limitBy, row?.limitAt),
    budgetUsd: decision(row?.budgetUsd ?? null, row?.budgetBy, row?.budgetAt),
    approvers: decision(row?.approvers ?? [], row?.approversBy, row?.approversAt),
    allowedTools: decision((row?.allowedTools ?? []).map(readAllowed), row?.allowedBy, row?.allowedAt),
    holdRecap: decision(row?.holdRecap ?? false, row?.holdBy, row?.holdAt),
    quietRecaps: decision(row?.quietRecaps ?? false, row?.quietBy, row?.quietAt),
    weeklyRecaps: decision(row?.weeklyRecaps ?? false, row?.weeklyBy, row?.weeklyAt),
    agent: row?.agent ? decision(row.agent, row.agentBy, row.agentAt) : null,
    retentionDays: decision(row?.retentionDays ?? null, row?.retentionBy, row?.retentionAt),
    doNotSay: decision(row?.doNotSay ?? [], row?.doNotSayBy, row?.doNotSayAt),
    onObjection: decision(row?.onObjection ?? null, row?.onObjectionBy, row?.onObjectionAt),
  };
}
