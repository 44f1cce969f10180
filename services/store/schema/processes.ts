import { sql } from 'drizzle-orm';
import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  fence: bigint('fence', { mode: 'number' }).notNull(),
  heldUntil: time('held_until').notNull(),
  holder: uuid('holder'),
});

export const processes = pgTable('processes', {
  id: uuid('id').primaryKey(),
  aliveUntil: time('alive_until').notNull(),
});

export const restores = pgTable('restores', {
  restoredAt: time('restored_at').primaryKey().default(sql`clock_timestamp()`),
  dataUntil: time('data_until').notNull(),
});

export const providerHealth = pgTable('provider_health', {
  name: text('name').primaryKey(),
  failingSince: time('failing_since'),
  lastOkAt: time('last_ok_at'),
  lastProblem: text('last_problem'),
});

export const mcpToolLooks = pgTable(
  'mcp_tool_looks',
  {
    server: text('server').notNull(),
    tool: text('tool').notNull(),
    hash: text('hash').notNull(),
    seenAt: time('seen_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [primaryKey({ columns: [table.server, table.tool] })],
);
