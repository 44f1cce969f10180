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

/** A recap may take several messages; the first says so when the meeting was forgotten. */
export function recapKey(meetingId: string, index: number): string {
  return index === 0 ? `recap:${meetingId}` : `recap:${meetingId}:${index}`;
}

/** The key of the first, inside a query. */
export function recapKeyOf(meetingId: SQL | AnyPgColumn): SQL {
  return sql`'recap:' || ${meetingId}`;
}

/** The message that says how the exports of a recap fare. */
export function exportsKey(meetingId: string): string {
  return `copies:${meetingId}`;
}

/** A copy of a recap in another channel. */
export function shareKey(meetingId: string, channelId: string): string {
  return `shared:${meetingId}:${channelId}`;
}

export function isShare(messageKey: string | null): boolean {
  return messageKey?.startsWith('shared:') ?? false;
}

/** A reply about a copy that was taken back: one a channel, also if it happens again. */
export function takenBackKey(meetingId: string, channelId: string): string {
  return `taken-back:${meetingId}:${channelId}`;
}

/** A channel's list of a week's calls. */
export function weekKey({ channelId, week }: { channelId: string; week: string }): string {
  return `weekly:${channelId}:${week}`;
}

/** What stays in Slack of a forgotten meeting: that it was, that it was forgotten, and where exports went. */
export function keysThatStay(meetingId: string): string[] {
  return [cardKey(meetingId), recapKey(meetingId, 0), exportsKey(meetingId)];
}

const reply = 'reply:';
const isMeetingId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * A message of its own, which nobody edits. `about`: the meetings whose words it repeats, so that it goes with them; `to`:
 * the person whom it answers, so that it goes with that one too.
 */
export function replyKey(id: string, about: readonly string[] = [], to: string | null = null): string {
  return [`${reply}${id}`, ...about, ...(to === null ? [] : [to])].join(':');
}

/** The meetings whose words a reply repeats. */
export function meetingsOfReply(messageKey: string | null): string[] {
  const behindId = isReply(messageKey) ? (messageKey ?? '').split(':').slice(2) : [];
  return behindId.filter((part) => isMeetingId.test(part));
}

/** Replies that repeat words of a meeting, as a pattern of keys. */
export function repliesAbout(meetingId: string): string {
  return `${reply}%:${meetingId}%`;
}

export function isReply(messageKey: string | null): boolean {
  return messageKey?.startsWith(reply) ?? false;
}

/** A call's consent ledger as a file, and the message above it, for one person. */
export function ledgerKey(meetingId: string, id: string, userId: string): string {
  return `${ledgersOf(meetingId)}${id}:${userId}`;
}

/** How those of a meeting begin. */
export function ledgersOf(meetingId: string): string {
  return `ledger:${meetingId}:`;
}

/** What somebody wrote to an agent: it goes with what is theirs, also once an agent took its row. */
export function saidKey({ id, userId }: { id: number; userId: string }): string {
  return `said:${id}:${userId}`;
}

/** Cards of action items: how their keys begin. What a card says is in its key, for Slack edits none. */
export function taskCardsKey(meetingId: string): string {
  return `task-cards:${meetingId}`;
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
