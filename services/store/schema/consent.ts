import { bigint, doublePrecision, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { EntryKind } from '../../consent/entry.ts';
import type { GapState } from '../../consent/word-gap.ts';
import { time } from './columns.ts';

export const consentEntries = pgTable('consent_entries', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  key: text('key').notNull(),
  kind: text('kind').$type<EntryKind>().notNull(),
  at: time('at').notNull(),
  who: text('user_id'),
  name: text('name'),
  words: text('words'),
  detail: text('detail'),
  forgottenAt: time('forgotten_at'),
});

export const wordGaps = pgTable('word_gaps', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  why: text('why').$type<'objection' | 'ledger'>().notNull(),
  eventId: text('event_id'),
  fromAt: time('from_at').notNull(),
  fromMs: doublePrecision('from_ms').notNull(),
  untilAt: time('until_at'),
  state: text('state').$type<GapState>().notNull(),
  leavesAt: time('leaves_at'),
  name: text('name'),
  words: text('words'),
  decidedBy: text('decided_by'),
  createdAt: time('created_at').notNull(),
});
