import { boolean, doublePrecision, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { TrustedApp } from '../../meetings/channel-settings.ts';
import { time } from './columns.ts';

export const channels = pgTable(
  'channels',
  {
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    auto: text('auto').$type<'on' | 'ask' | 'off'>(),
    autoBy: text('auto_by'),
    autoAt: time('auto_at'),
    trustedApps: jsonb('trusted_apps').$type<TrustedApp[]>(),
    appsBy: text('apps_by'),
    appsAt: time('apps_at'),
    limitMinutes: integer('limit_minutes'),
    limitBy: text('limit_by'),
    limitAt: time('limit_at'),
    budgetUsd: doublePrecision('budget_usd'),
    budgetBy: text('budget_by'),
    budgetAt: time('budget_at'),
    approvers: jsonb('approvers').$type<string[]>(),
    approversBy: text('approvers_by'),
    approversAt: time('approvers_at'),
    allowedTools: jsonb('allowed_tools').$type<string[]>(),
    allowedBy: text('allowed_by'),
    allowedAt: time('allowed_at'),
    holdRecap: boolean('hold_recap'),
    holdBy: text('hold_by'),
    holdAt: time('hold_at'),
    quietRecaps: boolean('quiet_recaps'),
    quietBy: text('quiet_by'),
    quietAt: time('quiet_at'),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.channelId] })],
);
