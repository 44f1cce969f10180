import type { SpendingDeps } from '../../services/people/authorize.ts';
import { workspaceSettings } from '../../services/store/rows/workspace-settings-rows.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

/** Who may spend, as Slack and the workspace's admins say. */
export function connectSpending(base: Foundation, { people }: Pick<SlackConnection, 'people'>): SpendingDeps {
  const settingsOf = workspaceSettings(base.database.db);
  return { people, spendersOf: async (teamId) => (await settingsOf(teamId)).spenders?.value ?? [] };
}
