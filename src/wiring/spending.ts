import { sendersIn, spendersIn } from '../../services/meetings/policy/senders-here.ts';
import type { SpendingDeps } from '../../services/people/authorize.ts';
import { settingsTogether } from '../../services/store/rows/channel-settings.ts';
import { workspaceSettings } from '../../services/store/rows/workspace-settings.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

/** Who may spend, as Slack and the workspace's admins say. */
export function connectSpending(base: Foundation, { people }: Pick<SlackConnection, 'people'>): SpendingDeps {
  const { db } = base.database;
  const [together, ofWorkspace] = [settingsTogether(db), workspaceSettings(db)];
  return {
    people,
    spendersOf: async (teamId) => spendersIn(await ofWorkspace(teamId)),
    sendersOf: async (teamId, channelId) => {
      const { channel, workspace } = await together(teamId, channelId);
      return sendersIn(channel, workspace);
    },
  };
}
