import { and, eq } from 'drizzle-orm';
import type {
  AllowedTool,
  ChannelSettings,
  SettingChange,
  TrustedApp,
} from '../../meetings/channel-settings.ts';
import { stricter } from '../../meetings/policy/stricter.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import { trustedApps } from '../../meetings/trusted-apps.ts';
import type { Executor } from '../executor.ts';
import { channels } from '../schema/channels.ts';
import { decision } from './decision.ts';
import { workspaceSettings } from './workspace-settings-rows.ts';

/** What channels decided for themselves. */
export function channelRows(db: Executor, now: Date): Unit['channels'] {
  const read = ownSettings(db);
  return {
    settings: channelSettings(db),
    own: read,
    async change(teamId, channelId, by, change) {
      const set = columnsOf(change, by, now, await read(teamId, channelId));
      await db
        .insert(channels)
        .values({ teamId, channelId, ...set })
        .onConflictDoUpdate({ target: [channels.teamId, channels.channelId], set });
      return read(teamId, channelId);
    },
  };
}

/** What holds in a channel: of what its workspace bounds as well, the stricter. */
export const channelSettings =
  (db: Executor) =>
  async (teamId: string, channelId: string): Promise<ChannelSettings> => {
    const own = await ownSettings(db)(teamId, channelId);
    return { ...own, ...stricter(own, await workspaceSettings(db)(teamId)) };
  };

const ownSettings =
  (db: Executor) =>
  async (teamId: string, channelId: string): Promise<ChannelSettings> => {
    const [row] = await db
      .select()
      .from(channels)
      .where(and(eq(channels.teamId, teamId), eq(channels.channelId, channelId)));
    return settingsOf(row);
  };

function columnsOf(change: SettingChange, by: string, at: Date, before: ChannelSettings) {
  switch (change.setting) {
    case 'auto':
      return { auto: change.value, autoBy: by, autoAt: at };
    case 'apps':
      return { trustedApps: appsAfter(change, before), appsBy: by, appsAt: at };
    case 'limit':
      return { limitMinutes: change.minutes, limitBy: by, limitAt: at };
    case 'budget':
      return { budgetUsd: change.usd, budgetBy: by, budgetAt: at };
    case 'approvers':
      return { approvers: change.userIds, approversBy: by, approversAt: at };
    case 'allow': {
      const after = allowedAfter(change, before);
      return { allowedTools: after.map(writeAllowed), allowedBy: by, allowedAt: at };
    }
    case 'recap':
      return { holdRecap: change.hold, holdBy: by, holdAt: at };
    case 'recap_line':
      return { quietRecaps: change.quiet, quietBy: by, quietAt: at };
    case 'agent':
      return { agent: change.value, agentBy: by, agentAt: at };
    case 'retention':
      return { retentionDays: change.days, retentionBy: by, retentionAt: at };
    case 'do_not_say':
      return { doNotSay: change.lines, doNotSayBy: by, doNotSayAt: at };
    case 'objection':
      return { onObjection: change.then, onObjectionBy: by, onObjectionAt: at };
    default:
      return change satisfies never;
  }
}

/** The first app joins those that were trusted without being named. */
function appsAfter(
  { app, trusted }: Extract<SettingChange, { setting: 'apps' }>,
  before: ChannelSettings,
): TrustedApp[] | null {
  if (!app) return trusted ? null : [];
  const others = trustedApps(before).filter(({ id }) => id !== app.id);
  return trusted ? [...others, app] : others;
}

/** What counted for nothing goes as soon as the tool is allowed with a target; without one, all of the tool's goes. */
function allowedAfter(
  { tool, target, allowed }: Extract<SettingChange, { setting: 'allow' }>,
  before: ChannelSettings,
): AllowedTool[] {
  const others = (before.allowedTools?.value ?? []).filter(
    (one) => one.tool !== tool || (target !== null && one.target !== null && one.target !== target),
  );
  return allowed ? [...others, { tool, target }] : others;
}

function writeAllowed({ tool, target }: AllowedTool): string {
  return target === null ? tool : `${tool} ${target}`;
}

function readAllowed(row: string): AllowedTool {
  const [tool = '', ...target] = row.split(' ');
  return { tool, target: target.join(' ') || null };
}

function settingsOf(row: typeof channels.$inferSelect | undefined): ChannelSettings {
  return {
    auto: row?.auto ? decision(row.auto, row.autoBy, row.autoAt) : null,
    trustedApps: decision(row?.trustedApps ?? null, row?.appsBy, row?.appsAt),
    limitMinutes: decision(row?.limitMinutes ?? null, row?.limitBy, row?.limitAt),
    budgetUsd: decision(row?.budgetUsd ?? null, row?.budgetBy, row?.budgetAt),
    approvers: decision(row?.approvers ?? [], row?.approversBy, row?.approversAt),
    allowedTools: decision((row?.allowedTools ?? []).map(readAllowed), row?.allowedBy, row?.allowedAt),
    holdRecap: decision(row?.holdRecap ?? false, row?.holdBy, row?.holdAt),
    quietRecaps: decision(row?.quietRecaps ?? false, row?.quietBy, row?.quietAt),
    agent: row?.agent ? decision(row.agent, row.agentBy, row.agentAt) : null,
    retentionDays: decision(row?.retentionDays ?? null, row?.retentionBy, row?.retentionAt),
    doNotSay: decision(row?.doNotSay ?? [], row?.doNotSayBy, row?.doNotSayAt),
    onObjection: decision(row?.onObjection ?? null, row?.onObjectionBy, row?.onObjectionAt),
  };
}
