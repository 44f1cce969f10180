import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { FaceProblem, FaceRequestState, SlackFile } from '../../personas/faces/face-request.ts';
import type { DraftImport } from '../../personas/imports/draft-import.ts';
import type { Character, PersonaTerms, PictureSource } from '../../personas/persona.ts';
import { time } from './columns.ts';

export const personas = pgTable('personas', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  emoji: text('emoji').notNull().default(''),
  faceId: uuid('face_id'),
  voiceKind: text('voice_kind').$type<'library' | 'clone'>().notNull(),
  voice: text('voice').notNull(),
  language: text('language').notNull().default(''),
  character: jsonb('character').$type<Character>().notNull(),
  maySay: text('may_say').notNull().default(''),
  mustNotSay: jsonb('must_not_say').$type<string[]>().notNull().default([]),
  standsInFor: text('stands_in_for'),
  consentAt: time('consent_at'),
  tools: jsonb('tools').$type<string[]>(),
  senders: jsonb('senders').$type<string[]>(),
  template: text('template'),
  version: integer('version').notNull().default(1),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: time('changed_at').notNull(),
  archivedBy: text('archived_by'),
  archivedAt: time('archived_at'),
});

export const personaPictures = pgTable('persona_pictures', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  personaId: uuid('persona_id'),
  sealed: text('sealed').notNull(),
  contentType: text('content_type').$type<'image/png' | 'image/jpeg'>().notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  source: text('source').$type<PictureSource>().notNull(),
  likenessBy: text('likeness_by'),
  likenessAt: time('likeness_at'),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
});

export const personaDrafts = pgTable('persona_drafts', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  userId: text('user_id').notNull(),
  personaId: uuid('persona_id'),
  personaVersion: integer('persona_version').notNull(),
  terms: jsonb('terms').$type<PersonaTerms>().notNull(),
  imported: jsonb('imported').$type<DraftImport>(),
  createdAt: time('created_at').notNull(),
});

export const faceRequests = pgTable('face_requests', {
  id: uuid('id').primaryKey(),
  teamId: text('team_id').notNull(),
  userId: text('user_id').notNull(),
  personaId: uuid('persona_id').notNull(),
  source: text('source').$type<PictureSource>().notNull(),
  prompt: text('prompt'),
  file: jsonb('file').$type<SlackFile>(),
  likeness: boolean('likeness').notNull(),
  state: text('state').$type<FaceRequestState>().notNull(),
  problem: jsonb('problem').$type<FaceProblem>(),
  pictureId: uuid('picture_id'),
  createdAt: time('created_at').notNull(),
  workingAt: time('working_at'),
});

export const personaSelves = pgTable('persona_selves', {
  personaId: uuid('persona_id').primaryKey(),
  teamId: text('team_id').notNull(),
  ownerId: text('owner_id').notNull(),
  email: text('email').notNull(),
  channels: jsonb('channels').$type<readonly string[]>().notNull().default([]),
  connectedAt: time('connected_at').notNull(),
});
