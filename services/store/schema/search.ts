import { bigint, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { PassageKind } from '../../notes/passage.ts';
import { tsvector } from './columns.ts';

export const passages = pgTable('passages', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  kind: text('kind').$type<PassageKind>().notNull(),
  speaker: text('speaker').notNull(),
  startMs: integer('start_ms'),
  text: text('text').notNull(),
  /** The migration says how it is made. */
  words: tsvector('words').notNull().generatedAlwaysAs(''),
});
