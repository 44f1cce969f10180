import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const workflowSteps = pgTable(
  'workflow_steps',
  {
    teamId: text('team_id').notNull(),
    executionId: text('execution_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    userId: text('user_id'),
    refusal: text('refusal'),
    attempts: integer('attempts').notNull().default(0),
    createdAt: time('created_at').notNull().defaultNow(),
    nextRunAt: time('next_run_at').notNull().defaultNow(),
    finishedAt: time('finished_at'),
    tookWords: boolean('took_words').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.executionId] })],
);
