import { isNull, sql } from 'drizzle-orm';
import type {
  AllowedTool,
  ChannelSettings,
  SettingChange,
  TrustedApp,
} from '../../meetings/channel-settings.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import { trustedApps } from '../../meetings/trusted-apps.ts';
import type { Executor } from '../executor.ts';
import { channels } from '../schema/channels.ts';
import { boundsWith } from './bounds.ts';
import { channelSettings, ownSettings, type SettingsTogether, settingsTogether } from './channel-settings.ts';
import { holdPolicyNow } from './kept-words.ts';

/** What channels decided for themselves. */
export function channelRows(db: Executor, now: Date): Unit['channels'] {
  const read = ownSettings(db);
  return {
    settings: channelSettings(db),
    own: read,
    async welcomeOnce(teamId, channelId) {
      const first = await db
        .insert(channels)
        .values({ teamId, channelId, welcomedAt: now })
        .onConflictDoUpdate({
          target: [channels.teamId, channels.channelId],
          set: { welcomedAt: now },
          setWhere: isNull(channels.welcomedAt),
        })
        .returning({ channelId: channels.channelId });
      return first.length > 0;
    },
    async change(teamId, channelId, by, change) {
      const set = columnsOf(change, by, now, await settingsTogether(db)(teamId, channelId));
      await db
        .insert(channels)
        .values({ teamId, channelId, ...set })
        .onConflictDoUpdate({
          target: [channels.teamId, channels.channelId],
          set: 'bounds' in set ? { bounds: sql`${channels.bounds} || excluded.bounds` } : set,
        });
      if (change.setting === 'bound' && change.of === 'keep') await holdPolicyNow(db, now, teamId, channelId);
      return read(teamId, channelId);
    },
  };
}

function columnsOf(change: SettingChange, by: string, at: Date, before: SettingsTogether) {
  switch (change.setting) {
    case 'bound':
      return { bounds: boundsWith(change, by, at) };
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
      const after = allowedAfter(change, before.channel);
      return { allowedTools: after.map(writeAllowed), allowedBy: by, allowedAt: at };
    }
    case 'recap':
      return { holdRecap: change.hold, holdBy: by, holdAt: at };
    case 'recap_line':
      return { quietRecaps: change.quiet, quietBy: by, quietAt: at };
    case 'weekly': {
      // Due at once, and without a zone: that only finds the first Monday.
      const due = change.on ? at : null;
      return {
        ...{ weeklyRecaps: change.on, weeklyBy: by, weeklyAt: at },
        ...{ weeklyNextAt: due, weeklyZone: null },
      };
    }
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
  { channel, workspace }: SettingsTogether,
): TrustedApp[] | null {
  if (!app) return trusted ? null : [];
  const now = channel.trustedApps?.value ?? trustedApps(channel, workspace);
  const others = now.filter(({ id }) => id !== app.id);
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
