import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Calendar, Decided, Rules, SeriesDecision } from '../../calendars/calendar.ts';
import type { Call } from '../../meetings/call-link.ts';
import { time } from './columns.ts';

export const calendars = pgTable('calendars', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  userId: text('user_id').notNull(),
  kind: text('kind').$type<Calendar['kind']>().notNull(),
  label: text('label').notNull(),
  address: text('address'),
  mark: text('mark'),
  readings: integer('readings').notNull().default(0),
  readingUntil: time('reading_until'),
  rules: jsonb('rules').$type<Rules>().notNull(),
  addedAt: time('added_at').notNull(),
  removedAt: time('removed_at'),
  lastReadAt: time('last_read_at'),
  lastOkAt: time('last_ok_at'),
  knownUntil: time('known_until'),
  unreadable: integer('unreadable').notNull().default(0),
  failingSince: time('failing_since'),
  problem: text('problem'),
  toldAt: time('told_at'),
  nextReadAt: time('next_read_at'),
  nextEventAt: time('next_event_at'),
});

export const calendarEvents = pgTable('calendar_events', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  userId: text('user_id').notNull(),
  calendarId: uuid('calendar_id').notNull(),
  uid: text('uid').notNull(),
  recurrenceId: text('recurrence_id').notNull(),
  startsAt: time('starts_at').notNull(),
  endsAt: time('ends_at').notNull(),
  title: text('title').notNull(),
  platform: text('platform').$type<Call['platform']>().notNull(),
  callKey: text('call_key').notNull(),
  callUrl: text('call_url').notNull(),
  passcode: text('passcode'),
  guests: jsonb('guests').$type<string[]>().notNull(),
  guestEmails: jsonb('guest_emails').$type<string[]>().notNull(),
  guestCount: integer('guest_count').notNull(),
  people: text('people').notNull(),
  outside: boolean('outside').notNull(),
  mine: boolean('mine').notNull(),
  declined: boolean('declined').notNull(),
  cancelled: boolean('cancelled').notNull(),
  nextRunAt: time('next_run_at'),
  askedAt: time('asked_at'),
  decided: text('decided').$type<Decided>(),
  decidedAt: time('decided_at'),
  meetingId: uuid('meeting_id'),
  page: text('page'),
  leftChannelId: text('left_channel_id'),
});

export const calendarSeries = pgTable(
  'calendar_series',
  {
    id: uuid('id').notNull().defaultRandom(),
    teamId: text('team_id').notNull(),
    userId: text('user_id').notNull(),
    uid: text('uid').notNull(),
    decision: text('decision').$type<SeriesDecision>().notNull(),
    decidedAt: time('decided_at').notNull(),
    title: text('title'),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId, table.uid] })],
);
