import type { TableEntry } from './table-entry.ts';

/** Of the workspaces and organisations that installed the app. Tokens are encrypted, and go when the app is removed. */
export const installationTables: Readonly<Record<string, TableEntry>> = {
  slack_installations: {
    plain: [
      ...['team_id', 'enterprise_id', 'team_name', 'url', 'bot_user_id', 'bot_id', 'token', 'refresh_token'],
      ...['installed_by', 'removed_because'],
    ],
  },
  slack_install_states: { plain: ['hash'] },
};
