import { bigint, boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { EarsKind, EarsProblem, EarsState } from '../../ears/ears.ts';
import { time } from './columns.ts';

export const ears = pgTable('ears', {
  meetingId: uuid('meeting_id').primaryKey(),
  teamId: text('team_id').notNull(),
  kind: text('kind').$type<EarsKind>().notNull(),
  state: text('state').$type<EarsState>().notNull(),
  version: integer('version').notNull(),
  botName: text('bot_name').notNull(),
  botId: text('bot_id'),
  startedAt: time('started_at'),
  mayBeThere: boolean('may_be_there').notNull(),
  attempts: integer('attempts').notNull(),
  waitingSince: time('waiting_since'),
  hintedAt: time('hinted_at'),
  failingSince: time('failing_since'),
  heardMs: bigint('heard_ms', { mode: 'number' }).notNull(),
  leavingSince: time('leaving_since'),
  alarmedAt: time('alarmed_at'),
  problem: text('problem').$type<EarsProblem>(),
  pushedAt: time('pushed_at'),
  nextRunAt: time('next_run_at'),
  createdAt: time('created_at').notNull(),
  endedAt: time('ended_at'),
});

export const earsDeletions = pgTable('ears_deletions', {
  meetingId: uuid('meeting_id').primaryKey(),
  kind: text('kind').$type<EarsKind>().notNull(),
  botId: text('bot_id').notNull(),
  attempts: integer('attempts').notNull(),
  askedAt: time('asked_at').notNull(),
  nextRunAt: time('next_run_at').notNull(),
});
