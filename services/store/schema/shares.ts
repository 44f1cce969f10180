import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const recapShares = pgTable(
  'recap_shares',
  {
    teamId: text('team_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    channelId: text('channel_id').notNull(),
    sharedBy: text('shared_by'),
    sharedAt: time('shared_at').notNull(),
    takenBackAt: time('taken_back_at'),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.channelId] })],
);
