import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const openHomes = pgTable(
  'open_homes',
  {
    teamId: text('team_id').notNull(),
    userId: text('user_id').notNull(),
    channelId: text('channel_id').notNull(),
    openedAt: time('opened_at').notNull(),
    staleAt: time('stale_at'),
    shown: text('shown'),
    meetingIds: uuid('meeting_ids').array().notNull().default([]),
    missedSince: time('missed_since'),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId] })],
);

export const homeChanges = pgTable('home_changes', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id'),
  userId: text('user_id'),
});
