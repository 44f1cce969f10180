import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const briefs = pgTable('briefs', {
  meetingId: uuid('meeting_id').primaryKey(),
  teamId: text('team_id').notNull(),
  leftOut: jsonb('left_out').$type<readonly string[]>().notNull().default([]),
  keys: jsonb('keys').$type<readonly string[]>(),
  sentBy: text('sent_by'),
  sentAt: time('sent_at'),
  fixedAt: time('fixed_at'),
});
