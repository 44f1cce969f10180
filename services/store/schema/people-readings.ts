import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { PeopleProblem, PeopleReading } from '../../ears/people/people-reading.ts';
import { time } from './columns.ts';

export const peopleReadings = pgTable('people_readings', {
  meetingId: uuid('meeting_id').primaryKey(),
  teamId: text('team_id').notNull(),
  state: text('state').$type<PeopleReading['state']>().notNull(),
  version: integer('version').notNull(),
  conference: text('conference'),
  present: integer('present'),
  problem: text('problem').$type<PeopleProblem>(),
  attempts: integer('attempts').notNull(),
  failingSince: time('failing_since'),
  nextRunAt: time('next_run_at'),
  isLast: boolean('is_last').notNull(),
  createdAt: time('created_at').notNull(),
});
