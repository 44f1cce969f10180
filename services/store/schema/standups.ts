import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Call } from '../../meetings/call-link.ts';
import type { OccurrenceOutcome } from '../../standups/standup.ts';
import { time } from './columns.ts';

export const standups = pgTable('standups', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id').notNull(),
  number: integer('number').notNull(),
  platform: text('platform').$type<Call['platform']>().notNull(),
  callKey: text('call_key').notNull(),
  callUrl: text('call_url').notNull(),
  passcode: text('passcode'),
  rule: jsonb('rule').$type<unknown>().notNull(),
  timeZone: text('time_zone').notNull(),
  minutes: integer('minutes'),
  askedBy: text('asked_by').notNull(),
  personaId: uuid('persona_id'),
  createdAt: time('created_at').notNull(),
  nextAt: time('next_at'),
  pausedBy: text('paused_by'),
  pausedAt: time('paused_at'),
  removedBy: text('removed_by'),
  removedAt: time('removed_at'),
  version: integer('version').notNull().default(1),
  changedBy: text('changed_by'),
  changedAt: time('changed_at'),
  before: jsonb('before').$type<unknown>(),
});

export const standupOccurrences = pgTable(
  'standup_occurrences',
  {
    standupId: uuid('standup_id').notNull(),
    at: time('at').notNull(),
    teamId: text('team_id').notNull(),
    outcome: text('outcome').$type<OccurrenceOutcome>().notNull(),
    meetingId: uuid('meeting_id'),
    prompted: boolean('prompted').notNull().default(false),
    workDueAt: time('work_due_at'),
    work: jsonb('work').$type<unknown>(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.standupId, table.at] })],
);

export const standupReplies = pgTable('standup_replies', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  userId: text('user_id').notNull(),
  name: text('name').notNull(),
  text: text('text').notNull(),
  ts: text('ts').notNull(),
  changedTs: text('changed_ts').notNull().default(''),
  createdAt: time('created_at').notNull(),
});

export const workChanges = pgTable('work_changes', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  position: integer('position').notNull(),
  userId: text('user_id'),
  name: text('name').notNull(),
  changes: jsonb('changes').$type<unknown>().notNull(),
  more: integer('more').notNull(),
  createdAt: time('created_at').notNull(),
});

export const channelHolidays = pgTable(
  'channel_holidays',
  {
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    label: text('label').notNull(),
    address: text('address').notNull(),
    etag: text('etag'),
    days: jsonb('days').$type<Record<string, string>>().notNull(),
    setBy: text('set_by').notNull(),
    setAt: time('set_at').notNull(),
    lastOkAt: time('last_ok_at').notNull(),
    problem: text('problem'),
    nextReadAt: time('next_read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.channelId] })],
);
