import { doublePrecision, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { FactKind, FactMaker, FactSource, FactState } from '../../memory/fact.ts';
import type { AtPikaState } from '../../memory/ports/at-pika.ts';
import { time, tsvector } from './columns.ts';

export const facts = pgTable('facts', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id'),
  ownerId: text('owner_id'),
  aboutId: text('about_id'),
  aboutName: text('about_name'),
  aboutMeetingId: uuid('about_meeting_id'),
  aboutEmail: text('about_email'),
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
  messageAuthorId: text('message_author_id'),
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
  askedMeetingId: uuid('asked_meeting_id'),
  lastUsedAt: time('last_used_at'),
});

/** Who guests of calls are, as somebody said. */
export const guestLinks = pgTable(
  'guest_links',
  {
    meetingId: uuid('meeting_id').notNull(),
    name: text('name').notNull(),
    teamId: text('team_id').notNull(),
    userId: text('user_id'),
    email: text('email'),
    linkedBy: text('linked_by'),
    linkedAt: time('linked_at').notNull(),
  },
  ({ meetingId, name }) => [primaryKey({ columns: [meetingId, name] })],
);

/** What was kept at Pika too. */
export const factsAtPika = pgTable(
  'facts_at_pika',
  {
    factId: uuid('fact_id').notNull(),
    teamId: text('team_id').notNull(),
    keptBy: text('kept_by').notNull(),
    state: text('state').$type<AtPikaState>().notNull(),
    writtenAt: time('written_at').notNull(),
    account: text('account').notNull(),
  },
  ({ factId, account }) => [primaryKey({ columns: [factId, account] })],
);
