import {
  boolean,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { OnObjection } from '../../meetings/channel-settings.ts';
import type { ItemState } from '../../notes/item.ts';
import type { HoldReason } from '../../notes/kept-notes.ts';
import type { Evidence, WrittenNotes } from '../../notes/written-notes.ts';
import { time } from './columns.ts';

export const notes = pgTable('notes', {
  meetingId: uuid('meeting_id').primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id').notNull(),
  version: integer('version').notNull(),
  written: jsonb('written').$type<WrittenNotes>().notNull(),
  fellBack: text('fell_back'),
  writtenAt: time('written_at').notNull(),
  hint: text('hint'),
  hintBy: text('hint_by'),
  editedBy: text('edited_by'),
  editedAt: time('edited_at'),
  heldBecause: text('held_because').$type<HoldReason>(),
  releasedBy: text('released_by'),
  releasedAt: time('released_at'),
  unfolded: boolean('unfolded').notNull().default(false),
});

export const actionItems = pgTable('action_items', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  position: integer('position').notNull(),
  text: text('text').notNull(),
  ownerName: text('owner_name'),
  ownerId: text('owner_id'),
  dueOn: date('due_on', { mode: 'string' }),
  dueWords: text('due_words'),
  evidence: jsonb('evidence').$type<Evidence[]>().notNull(),
  state: text('state').$type<ItemState>().notNull(),
  version: integer('version').notNull().default(1),
  changedBy: text('changed_by'),
  changedAt: time('changed_at'),
  editedBy: text('edited_by'),
  editedAt: time('edited_at'),
  told: jsonb('told').$type<string[]>().notNull().default([]),
  remindAt: time('remind_at'),
  createdAt: time('created_at').notNull(),
});

export const notesFeedback = pgTable(
  'notes_feedback',
  {
    teamId: text('team_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    userId: text('user_id').notNull(),
    helpful: boolean('helpful').notNull(),
    comment: text('comment'),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.userId] })],
);

export const workspaces = pgTable('workspaces', {
  teamId: text('team_id').primaryKey(),
  retentionDays: integer('retention_days'),
  retentionBy: text('retention_by'),
  retentionAt: time('retention_at'),
  budgetUsd: doublePrecision('budget_usd'),
  budgetBy: text('budget_by'),
  budgetAt: time('budget_at'),
  auto: text('auto').$type<'on' | 'ask' | 'off'>(),
  autoBy: text('auto_by'),
  autoAt: time('auto_at'),
  spenders: jsonb('spenders').$type<string[]>(),
  spendersBy: text('spenders_by'),
  spendersAt: time('spenders_at'),
  nameSuffix: text('name_suffix'),
  suffixBy: text('suffix_by'),
  suffixAt: time('suffix_at'),
  limitMinutes: integer('limit_minutes'),
  limitBy: text('limit_by'),
  limitAt: time('limit_at'),
  holdRecap: boolean('hold_recap'),
  holdBy: text('hold_by'),
  holdAt: time('hold_at'),
  doNotSay: jsonb('do_not_say').$type<string[]>(),
  doNotSayBy: text('do_not_say_by'),
  doNotSayAt: time('do_not_say_at'),
  onObjection: text('on_objection').$type<OnObjection>(),
  onObjectionBy: text('on_objection_by'),
  onObjectionAt: time('on_objection_at'),
  bounds: jsonb('bounds').notNull().default({}),
  leftAt: time('left_at'),
});
