import { doublePrecision, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { FactKind, FactMaker, FactSource, FactState } from '../../memory/fact.ts';
import { time, tsvector } from './columns.ts';

export const facts = pgTable('facts', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id'),
  ownerId: text('owner_id'),
  aboutId: text('about_id'),
  aboutName: text('about_name'),
  kind: text('kind').$type<FactKind>().notNull(),
  text: text('text'),
  /** The migration says how it is made. */
  search: tsvector('search').generatedAlwaysAs(''),
  fingerprint: text('fingerprint').notNull(),
  source: text('source').$type<FactSource['kind']>().notNull(),
  meetingId: uuid('meeting_id'),
  segments: jsonb('segments').$type<readonly string[]>().notNull().default([]),
  quote: text('quote'),
  quoteFingerprint: text('quote_fingerprint'),
  saidBy: text('said_by'),
  saidAtMs: integer('said_at_ms'),
  messageChannelId: text('message_channel_id'),
  messageTs: text('message_ts'),
  madeBy: text('made_by').$type<FactMaker['kind']>().notNull(),
  madeById: text('made_by_id'),
  confidence: doublePrecision('confidence').notNull(),
  state: text('state').$type<FactState>().notNull(),
  supersededBy: uuid('superseded_by'),
  version: integer('version').notNull(),
  createdAt: time('created_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: time('decided_at'),
  askedAt: time('asked_at'),
  lastUsedAt: time('last_used_at'),
});
