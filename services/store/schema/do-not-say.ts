import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const callLists = pgTable('do_not_say_of_calls', {
  meetingId: uuid('meeting_id').primaryKey(),
  teamId: text('team_id').notNull(),
  lines: jsonb('lines').$type<string[]>().notNull(),
  setBy: text('set_by').notNull(),
  setAt: time('set_at').notNull(),
});
