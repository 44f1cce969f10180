import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

// A key names one message of ours in Slack: writing to it again edits that message. It is also in the message's
// metadata, by which a message is found whose answer was lost.
const card = 'card:';

export function cardKey(meetingId: string): string {
  return `${card}${meetingId}`;
}

/** The key of a meeting's card, inside a query. */
export function cardKeyOf(meetingId: SQL | AnyPgColumn): SQL {
  return sql`${sql.raw(`'${card}'`)} || ${meetingId}`;
}

export function planKey(meetingId: string): string {
  return `plan:${meetingId}`;
}

/** For what a tool call writes. */
export function toolCallKey(toolCallId: string): string {
  return `run:${toolCallId}`;
}

export function toolCallIdOf(messageKey: string | null): string | null {
  return /^run:(.+)$/.exec(messageKey ?? '')?.[1] ?? null;
}
