import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { DestinationKind } from '../../notes/destinations/destination.ts';
import type { ExportState } from '../../notes/destinations/recap-export.ts';
import { time } from './columns.ts';

export const noteDestinations = pgTable('note_destinations', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  channelId: text('channel_id').notNull(),
  kind: text('kind').$type<DestinationKind>().notNull(),
  target: text('target').notNull(),
  label: text('label').notNull(),
  secret: text('secret'),
  addedBy: text('added_by').notNull(),
  addedAt: time('added_at').notNull(),
  removedBy: text('removed_by'),
  removedAt: time('removed_at'),
});

export const recapExports = pgTable('recap_exports', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  meetingId: uuid('meeting_id').notNull(),
  destinationId: uuid('destination_id').notNull(),
  kind: text('kind').$type<DestinationKind>().notNull(),
  target: text('target').notNull(),
  label: text('label').notNull(),
  state: text('state').$type<ExportState>().notNull(),
  attempts: integer('attempts').notNull().default(0),
  since: time('since').notNull(),
  nextAt: time('next_at'),
  problem: jsonb('problem').$type<unknown>(),
  url: text('url'),
  notesVersion: integer('notes_version'),
  createdAt: time('created_at').notNull(),
  finishedAt: time('finished_at'),
});
