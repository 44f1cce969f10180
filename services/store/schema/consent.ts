import { bigint, boolean, doublePrecision, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { EntryKind } from '../../consent/entry.ts';
import type { ForgetRequest } from '../../consent/forget-request.ts';
import type { GapReason, GapState } from '../../consent/word-gap.ts';
import type { Call } from '../../meetings/call-link.ts';
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
  why: text('why').$type<GapReason>().notNull(),
  eventId: text('event_id'),
  fromAt: time('from_at').notNull(),
  fromMs: doublePrecision('from_ms').notNull(),
  untilAt: time('until_at'),
  state: text('state').$type<GapState>().notNull(),
  leavesAt: time('leaves_at'),
  name: text('name'),
  words: text('words'),
  decidedBy: text('decided_by'),
  byPage: boolean('by_page').notNull().default(false),
  createdAt: time('created_at').notNull(),
});

export const callPages = pgTable('call_pages', {
  hash: text('hash').primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id').notNull(),
  madeBy: text('made_by').notNull(),
  platform: text('platform').$type<Call['platform']>().notNull(),
  callKey: text('call_key').notNull(),
  createdAt: time('created_at').notNull(),
});

export const forgetRequests = pgTable('forget_requests', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  name: text('name').notNull(),
  nameHash: text('name_hash').notNull(),
  state: text('state').$type<ForgetRequest['state']>().notNull(),
  decidedBy: text('decided_by'),
  createdAt: time('created_at').notNull(),
});
