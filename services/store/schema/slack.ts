import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const slackInbox = pgTable(
  'slack_inbox',
  {
    teamId: text('team_id').notNull(),
    key: text('key').notNull(),
    receivedAt: time('received_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.key] })],
);

/** What this version can send; what a newer one added waits for that one. */
export const outboxKinds = [
  'message',
  'ephemeral',
  'file',
  'canvas',
  'removal',
  'status',
  'reaction',
] as const;

export const slackOutbox = pgTable('slack_outbox', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  queue: text('queue').notNull(),
  kind: text('kind').$type<(typeof outboxKinds)[number]>().notNull(),
  messageKey: text('message_key'),
  threadTs: text('thread_ts'),
  threadKey: text('thread_key'),
  userId: text('user_id'),
  fallbackUserId: text('fallback_user_id'),
  meetingId: uuid('meeting_id'),
  content: jsonb('content').$type<unknown>().notNull(),
  revision: integer('revision').notNull().default(1),
  throttled: boolean('throttled').notNull().default(false),
  rank: smallint('rank').$type<0 | 1 | 2>().notNull().default(1),
  isRefresh: boolean('is_refresh').notNull().default(false),
  mayWait: boolean('may_wait').notNull().default(false),
  broadcast: boolean('broadcast').notNull().default(false),
  changedAt: time('changed_at').notNull().defaultNow(),
  state: text('state').$type<'pending' | 'sent' | 'dead'>().notNull().default('pending'),
  attempts: integer('attempts').notNull().default(0),
  sendingSince: time('sending_since'),
  sendingRevision: integer('sending_revision'),
  notBefore: time('not_before').notNull().defaultNow(),
  lastError: text('last_error'),
  createdAt: time('created_at').notNull().defaultNow(),
  finishedAt: time('finished_at'),
});

export const slackMessages = pgTable(
  'slack_messages',
  {
    teamId: text('team_id').notNull(),
    messageKey: text('message_key').notNull(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    meetingId: uuid('meeting_id'),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.messageKey] })],
);

export const slackFiles = pgTable(
  'slack_files',
  {
    teamId: text('team_id').notNull(),
    messageKey: text('message_key').notNull(),
    fileId: text('file_id').notNull(),
    meetingId: uuid('meeting_id'),
    kind: text('kind').$type<'file' | 'canvas'>().notNull().default('file'),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.messageKey] })],
);

export const slackQueues = pgTable(
  'slack_queues',
  {
    teamId: text('team_id').notNull(),
    queue: text('queue').notNull(),
    pausedUntil: time('paused_until'),
    postedAt: time('posted_at'),
    lastWasThrottled: boolean('last_was_throttled').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.queue] })],
);

export const slackEdits = pgTable('slack_edits', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  method: text('method')
    .$type<'chat.update' | 'agents.sessions.setStatus'>()
    .notNull()
    .default('chat.update'),
  at: time('at').notNull().defaultNow(),
  /** The version before counts by it. */
  isOfTask: boolean('is_of_task').notNull().default(false),
});

export const slackCalls = pgTable('slack_calls', {
  meetingId: uuid('meeting_id').primaryKey(),
  teamId: text('team_id').notNull(),
  callId: text('call_id'),
  stage: text('stage').$type<'adding' | 'added' | 'joined' | 'ended'>().notNull().default('adding'),
  attempts: integer('attempts').notNull().default(0),
  nextRunAt: time('next_run_at').notNull().defaultNow(),
});
