import { bigint, boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const agentTokens = pgTable('agent_tokens', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  userId: text('user_id').notNull(),
  hash: text('hash'),
  hint: text('hint').notNull(),
  createdAt: time('created_at').notNull(),
  lastUsedAt: time('last_used_at'),
  revokedAt: time('revoked_at'),
  expiresAt: time('expires_at').notNull(),
  readOnly: boolean('read_only').notNull().default(false),
  channelId: text('channel_id'),
  houseMeetingId: uuid('house_meeting_id'),
  name: text('name'),
  clientId: text('client_id'),
  clientHost: text('client_host'),
  familyHash: text('family_hash'),
  refreshHash: text('refresh_hash'),
});

export const meetingClaims = pgTable('meeting_claims', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  tokenId: uuid('token_id').notNull(),
  userId: text('user_id').notNull(),
  claimedAt: time('claimed_at').notNull(),
  releasedAt: time('released_at'),
});

export const meetingAgents = pgTable(
  'meeting_agents',
  {
    teamId: text('team_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    tokenId: uuid('token_id').notNull(),
    seenAt: time('seen_at'),
    readWordsAt: time('read_words_at'),
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
