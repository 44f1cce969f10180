import { pgTable, text } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

/** An organisation that installed the app for its workspaces has a row too: both its ids are the organisation's. */
export const slackInstallations = pgTable('slack_installations', {
  teamId: text('team_id').primaryKey(),
  enterpriseId: text('enterprise_id'),
  teamName: text('team_name'),
  url: text('url'),
  botUserId: text('bot_user_id').notNull(),
  botId: text('bot_id').notNull(),
  /** A workspace that has the app by its organisation has none of its own. */
  token: text('token'),
  refreshToken: text('refresh_token'),
  tokenExpiresAt: time('token_expires_at'),
  installedBy: text('installed_by').notNull(),
  installedAt: time('installed_at').notNull().defaultNow(),
  removedAt: time('removed_at'),
  removedBecause: text('removed_because'),
});

export const slackInstallStates = pgTable('slack_install_states', {
  hash: text('hash').primaryKey(),
  expiresAt: time('expires_at').notNull(),
  takenAt: time('taken_at'),
});
