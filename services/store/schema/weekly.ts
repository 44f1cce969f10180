import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

export const weeklyCalls = pgTable(
  'weekly_calls',
  {
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    week: text('week').notNull(),
    meetingId: uuid('meeting_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.channelId, table.week, table.meetingId] })],
);
