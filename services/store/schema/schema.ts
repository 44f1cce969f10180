import {
  bigint,
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Feed, LimitedBy, MeetingState, RequestedVia } from '../../meetings/meeting.ts';
import type { RunState } from '../../tasks/run.ts';
import type { Effect, Preview, TaskKind, TaskLink } from '../../tasks/tool.ts';
import type { StartDoubt } from '../../times/start-doubt.ts';
import { time } from './columns.ts';

/** Mirrors migrations/*.sql, which alone decide constraints, defaults and indexes; a test compares the two. */
export const meetings = pgTable('meetings', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id').notNull(),
  threadTs: text('thread_ts'),
  requestedBy: text('requested_by').notNull(),
  requestedVia: text('requested_via').$type<RequestedVia>().notNull(),

  platform: text('platform').$type<'google_meet' | 'zoom'>().notNull(),
  callKey: text('call_key').notNull(),
  callUrl: text('call_url').notNull(),
  passcode: text('passcode'),
  botName: text('bot_name').notNull(),

  state: text('state').$type<MeetingState>().notNull(),
  version: integer('version').notNull().default(1),
  nextRunAt: time('next_run_at'),

  limitMinutes: integer('limit_minutes').notNull(),
  limitedBy: text('limited_by').$type<LimitedBy>().notNull(),
  pricePerMinuteUsd: doublePrecision('price_per_minute_usd').notNull(),

  createdAt: time('created_at').notNull(),
  startsAt: time('starts_at'),
  startDoubt: jsonb('start_doubt').$type<StartDoubt>(),
  opening: text('opening'),
  proposedUntil: time('proposed_until'),
  proposedThen: text('proposed_then').$type<'join' | 'lapse'>().notNull(),
  decidedBy: text('decided_by'),
  cardPostedAt: time('card_posted_at'),

  checkingSince: time('checking_since'),
  fundedAt: time('funded_at'),
  balanceBefore: integer('balance_before'),
  fundsUntil: time('funds_until'),
  topUpName: text('top_up_name'),
  topUpCredits: integer('top_up_credits'),
  checkoutUrl: text('checkout_url'),

  dispatchingSince: time('dispatching_since'),
  createAttempts: integer('create_attempts').notNull().default(0),
  createStartedAt: time('create_started_at'),
  createNextAt: time('create_next_at'),
  createDeferredSaidAt: time('create_deferred_said_at'),

  sessionId: text('session_id'),
  sessionStartedAt: time('session_started_at'),
  joiningSince: time('joining_since'),
  connectedAt: time('connected_at'),
  inCallAt: time('in_call_at'),
  aloneSince: time('alone_since'),
  lobbyHintedAt: time('lobby_hinted_at'),
  limitAt: time('limit_at'),
  limitAskedAt: time('limit_asked_at'),
  askedAt: time('asked_at'),
  pollFailingSince: time('poll_failing_since'),
  pollTroubleSaidAt: time('poll_trouble_said_at'),
  refreshedAt: time('refreshed_at'),
  feed: text('feed').$type<Feed>().notNull().default('unknown'),
  feedCursor: text('feed_cursor'),

  stopRequestedAt: time('stop_requested_at'),
  stopRequestedBy: text('stop_requested_by'),
  endReason: text('end_reason'),
  endDetail: text('end_detail'),
  leavingSince: time('leaving_since'),
  leaveAttempts: integer('leave_attempts').notNull().default(0),
  leaveAlarmedAt: time('leave_alarmed_at'),
  sessionEndedAt: time('session_ended_at'),
  revivedAt: time('revived_at'),
  billingCheckedAt: time('billing_checked_at'),
  notesUntil: time('notes_until'),
  notes: jsonb('notes').$type<unknown>(),
  notesCollectedAt: time('notes_collected_at'),
  notesWrittenAt: time('notes_written_at'),
  notesHint: text('notes_hint'),
  notesHintBy: text('notes_hint_by'),
  forgottenAt: time('forgotten_at'),
  forgottenBy: text('forgotten_by'),
  overAt: time('over_at'),
});

export const meetingHistory = pgTable('meeting_history', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  meetingId: uuid('meeting_id').notNull(),
  at: time('at').notNull(),
  event: text('event').notNull(),
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
  version: integer('version').notNull(),
  detail: jsonb('detail').$type<unknown>().notNull(),
});

export const channels = pgTable(
  'channels',
  {
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    auto: text('auto').$type<'on' | 'ask' | 'off'>(),
    autoBy: text('auto_by'),
    autoAt: time('auto_at'),
    limitMinutes: integer('limit_minutes'),
    limitBy: text('limit_by'),
    limitAt: time('limit_at'),
    budgetUsd: doublePrecision('budget_usd'),
    budgetBy: text('budget_by'),
    budgetAt: time('budget_at'),
    approvers: jsonb('approvers').$type<string[]>(),
    approversBy: text('approvers_by'),
    approversAt: time('approvers_at'),
    allowedTools: jsonb('allowed_tools').$type<string[]>(),
    allowedBy: text('allowed_by'),
    allowedAt: time('allowed_at'),
    holdRecap: boolean('hold_recap'),
    holdBy: text('hold_by'),
    holdAt: time('hold_at'),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.channelId] })],
);

export const slackInbox = pgTable(
  'slack_inbox',
  {
    teamId: text('team_id').notNull(),
    key: text('key').notNull(),
    receivedAt: time('received_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.key] })],
);

export const slackOutbox = pgTable('slack_outbox', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  lane: text('lane').notNull(),
  kind: text('kind').$type<'message' | 'ephemeral' | 'file' | 'canvas' | 'file_removal'>().notNull(),
  slot: text('slot'),
  threadTs: text('thread_ts'),
  threadSlot: text('thread_slot'),
  userId: text('user_id'),
  fallbackUserId: text('fallback_user_id'),
  meetingId: uuid('meeting_id'),
  content: jsonb('content').$type<unknown>().notNull(),
  revision: integer('revision').notNull().default(1),
  paced: boolean('paced').notNull().default(false),
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
    slot: text('slot').notNull(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.slot] })],
);

export const slackFiles = pgTable(
  'slack_files',
  {
    teamId: text('team_id').notNull(),
    slot: text('slot').notNull(),
    fileId: text('file_id').notNull(),
    meetingId: uuid('meeting_id'),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.slot] })],
);

export const slackLanes = pgTable(
  'slack_lanes',
  {
    teamId: text('team_id').notNull(),
    lane: text('lane').notNull(),
    pausedUntil: time('paused_until'),
    postedAt: time('posted_at'),
    pacedLast: boolean('paced_last').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.lane] })],
);

export const slackEdits = pgTable('slack_edits', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  at: time('at').notNull().defaultNow(),
});

export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  fence: bigint('fence', { mode: 'number' }).notNull(),
  heldUntil: time('held_until').notNull(),
});

export const sessionEvents = pgTable('session_events', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id'),
  meetingId: uuid('meeting_id'),
  sessionId: text('session_id').notNull(),
  eventId: text('event_id').notNull(),
  type: text('type').notNull(),
  at: time('at').notNull(),
  door: text('door').$type<'webhook' | 'feed' | 'notes' | 'mcp'>().notNull(),
  body: jsonb('body').$type<unknown>().notNull(),
  receivedAt: time('received_at').notNull().defaultNow(),
  heard: boolean('heard').notNull().default(false),
});

export const toldTasks = pgTable(
  'told_tasks',
  {
    teamId: text('team_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    taskId: text('task_id').notNull(),
    toldAt: time('told_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.taskId] })],
);

export const agentTokens = pgTable('agent_tokens', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  userId: text('user_id').notNull(),
  hash: text('hash').notNull(),
  hint: text('hint').notNull(),
  createdAt: time('created_at').notNull(),
  lastUsedAt: time('last_used_at'),
  revokedAt: time('revoked_at'),
});

export const meetingAgents = pgTable(
  'meeting_agents',
  {
    teamId: text('team_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    tokenId: uuid('token_id').notNull(),
    seenAt: time('seen_at').notNull(),
    readUpTo: bigint('read_up_to', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.tokenId] })],
);

export const agentMessages = pgTable('agent_messages', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  userId: text('user_id').notNull(),
  text: text('text').notNull(),
  createdAt: time('created_at').notNull(),
  takenAt: time('taken_at'),
});

export const questions = pgTable('questions', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  tokenId: uuid('token_id').notNull(),
  text: text('text').notNull(),
  askedBy: text('asked_by'),
  askedAt: time('asked_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  answer: text('answer'),
  answeredBy: text('answered_by'),
  answeredAt: time('answered_at'),
});

export const toolRuns = pgTable('tool_runs', {
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
  state: text('state').$type<RunState>().notNull(),
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
});

export const providerHealth = pgTable('provider_health', {
  name: text('name').primaryKey(),
  failingSince: time('failing_since'),
  lastOkAt: time('last_ok_at'),
  lastProblem: text('last_problem'),
});
