import { bigint, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { CauseKind, TurnMessage, TurnState } from '../../agents/house/turn.ts';
import { time } from './columns.ts';

export const houseTurns = pgTable('house_turns', {
  id: uuid('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id'),
  channelId: text('channel_id').notNull(),
  threadTs: text('thread_ts'),
  lane: text('lane').notNull(),
  asker: text('asker'),
  cause: text('cause').$type<CauseKind>().notNull(),
  causeKey: text('cause_key').notNull(),
  words: text('words').notNull(),
  speaker: text('speaker'),
  saidAtMs: integer('said_at_ms'),
  state: text('state').$type<TurnState>().notNull(),
  version: integer('version').notNull(),
  messages: jsonb('messages').$type<readonly TurnMessage[]>().notNull(),
  about: jsonb('about').$type<readonly string[]>().notNull().default([]),
  boundary: text('boundary').notNull(),
  steps: integer('steps').notNull(),
  attempts: integer('attempts').notNull(),
  tokensIn: integer('tokens_in').notNull(),
  tokensOut: integer('tokens_out').notNull(),
  tokensHeld: integer('tokens_held').notNull().default(0),
  questionId: uuid('question_id'),
  problem: text('problem'),
  createdAt: time('created_at').notNull(),
  nextRunAt: time('next_run_at'),
  finishedAt: time('finished_at'),
});
