import type { ChannelSettings } from './channel-settings.ts';
import type { Spent } from './month-budget.ts';
import type { Transact } from './ports/unit.ts';
import type { WorkspaceSettings } from './workspace-settings.ts';

/** What a channel and its workspace decided, and what each spent and reserved this month (UTC). */
export type MoneyHere = {
  channel: ChannelSettings;
  workspace: WorkspaceSettings;
  spentHere: Spent;
  spentEverywhere: Spent;
};

export const moneyHere =
  ({ transact }: { transact: Transact }) =>
  (teamId: string, channelId: string): Promise<MoneyHere> =>
    transact(async (unit) => ({
      channel: await unit.channels.settings(teamId, channelId),
      workspace: await unit.workspaceSettings.of(teamId),
      spentHere: await unit.meetings.committed(teamId, channelId, unit.now),
      spentEverywhere: await unit.meetings.committed(teamId, null, unit.now),
    }));
