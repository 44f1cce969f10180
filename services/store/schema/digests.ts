import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const digests = pgTable(
  'digests',
  {
    teamId: text('team_id').notNull(),
    userId: text('user_id').notNull(),
    nextAt: time('next_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId] })],
);

export const missedRecaps = pgTable(
  'missed_recaps',
  {
    teamId: text('team_id').notNull(),
    userId: text('user_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId, table.meetingId] })],
);
