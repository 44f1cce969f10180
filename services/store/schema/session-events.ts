import { bigint, boolean, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Door } from '../../sessions/presence.ts';
import { time } from './columns.ts';

export const sessionEvents = pgTable('session_events', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id'),
  meetingId: uuid('meeting_id'),
  sessionId: text('session_id').notNull(),
  eventId: text('event_id').notNull(),
  type: text('type').notNull(),
  at: time('at').notNull(),
  door: text('door').$type<Door>().notNull(),
  body: jsonb('body').$type<unknown>().notNull(),
  receivedAt: time('received_at').notNull().defaultNow(),
  processedAt: time('processed_at'),
  speaksTo: boolean('speaks_to').notNull().default(false),
  superseded: boolean('superseded').notNull().default(false),
});
