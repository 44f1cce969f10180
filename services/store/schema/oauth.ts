import { boolean, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Stage } from '../../agents/oauth/request.ts';
import { time } from './columns.ts';

export const oauthClients = pgTable('oauth_clients', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  redirectUris: jsonb('redirect_uris').$type<string[]>().notNull(),
  createdAt: time('created_at').notNull(),
  lastUsedAt: time('last_used_at'),
});

export const oauthRequests = pgTable('oauth_requests', {
  id: uuid('id').primaryKey(),
  clientId: text('client_id').notNull(),
  redirectUri: text('redirect_uri').notNull(),
  clientState: text('client_state'),
  challenge: text('challenge').notNull(),
  readOnly: boolean('read_only').notNull(),
  browserHash: text('browser_hash').notNull(),
  code: text('code').notNull(),
  stage: text('stage').$type<Stage>().notNull(),
  teamId: text('team_id'),
  userId: text('user_id'),
  channelId: text('channel_id'),
  name: text('name'),
  grantHash: text('grant_hash'),
  tokenId: uuid('token_id'),
  expiresAt: time('expires_at').notNull(),
});

export const oauthAccessTokens = pgTable('oauth_access_tokens', {
  hash: text('hash').primaryKey(),
  teamId: text('team_id').notNull(),
  tokenId: uuid('token_id').notNull(),
  expiresAt: time('expires_at').notNull(),
});
