import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ListOwner } from '../../meetings/do-not-say/lists.ts';
import type { Effect, Preview, TaskKind, TaskLink } from '../../tasks/tool.ts';
import type { ToolCallState } from '../../tasks/tool-call.ts';
import { time } from './columns.ts';

export const taskNotifications = pgTable(
  'task_notifications',
  {
    teamId: text('team_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    taskId: text('task_id').notNull(),
    notifiedAt: time('notified_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.taskId] })],
);

export const toolCalls = pgTable('tool_calls', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  tokenId: uuid('token_id').notNull(),
  userId: text('user_id').notNull(),
  key: text('key').notNull(),
  tool: text('tool').notNull(),
  kind: text('kind').$type<TaskKind>().notNull(),
  effect: text('effect').$type<Effect>().notNull(),
  input: jsonb('input').$type<unknown>().notNull(),
  bound: jsonb('bound').$type<unknown>(),
  preview: jsonb('preview').$type<Preview>().notNull(),
  requestedBy: text('requested_by'),
  quote: text('quote'),
  quotedAtMs: integer('quoted_at_ms'),
  state: text('state').$type<ToolCallState>().notNull(),
  version: integer('version').notNull().default(1),
  attempts: integer('attempts').notNull().default(0),
  decidedBy: text('decided_by'),
  decidedAt: time('decided_at'),
  editedBy: text('edited_by'),
  editedAt: time('edited_at'),
  createdAt: time('created_at').notNull(),
  nextRunAt: time('next_run_at'),
  finishedAt: time('finished_at'),
  summary: text('summary'),
  links: jsonb('links').$type<TaskLink[]>().notNull(),
  output: jsonb('output').$type<unknown>(),
  problem: jsonb('problem').$type<unknown>(),
  heldBy: text('held_by').$type<ListOwner>(),
});
