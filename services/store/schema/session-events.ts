import { bigint, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const sessionEvents = pgTable('session_events', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id'),
  meetingId: uuid('meeting_id'),
  sessionId: text('session_id').notNull(),
  eventId: text('event_id').notNull(),
  type: text('type').notNull(),
  at: time('at').notNull(),
  door: text('door').$type<'webhook' | 'feed' | 'notes' | 'mcp' | 'ears'>().notNull(),
  body: jsonb('body').$type<unknown>().notNull(),
  receivedAt: time('received_at').notNull().defaultNow(),
  processedAt: time('processed_at'),
});
