import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  fence: bigint('fence', { mode: 'number' }).notNull(),
  heldUntil: time('held_until').notNull(),
});

export const providerHealth = pgTable('provider_health', {
  name: text('name').primaryKey(),
  failingSince: time('failing_since'),
  lastOkAt: time('last_ok_at'),
  lastProblem: text('last_problem'),
});
