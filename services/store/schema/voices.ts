import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { SampleFormat } from '../../personas/voices/check-sample.ts';
import type { VoiceProblem, VoiceState } from '../../personas/voices/voice.ts';
import { time } from './columns.ts';

export const voices = pgTable('voices', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  name: text('name').notNull(),
  ownerId: text('owner_id').notNull(),
  askedBy: text('asked_by').notNull(),
  state: text('state').$type<VoiceState>().notNull(),
  problem: jsonb('problem').$type<VoiceProblem>(),
  providerVoiceId: text('provider_voice_id'),
  sample: text('sample'),
  sampleType: text('sample_type').$type<SampleFormat>().notNull(),
  noiseReduction: boolean('noise_reduction').notNull(),
  keepSample: boolean('keep_sample').notNull().default(false),
  attempts: integer('attempts').notNull().default(0),
  agreedAt: time('agreed_at'),
  clonedAt: time('cloned_at'),
  lastUsedAt: time('last_used_at'),
  warnedAt: time('warned_at'),
  nextAt: time('next_at'),
  createdAt: time('created_at').notNull(),
  changedAt: time('changed_at').notNull(),
});
