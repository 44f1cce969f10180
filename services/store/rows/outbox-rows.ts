import { and, eq, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Lease } from '../../meetings/ports/leases.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { slackFiles, slackMessages, slackOutbox } from '../schema/slack.ts';
import { transact } from '../transaction.ts';
import { isHeld } from './leases.ts';
import { isReply } from './message-keys.ts';
import type { MessageContent } from './outbox-messages.ts';

/** One queued message, with what its delivery needs to know. */
export type StoredMessage = typeof slackOutbox.$inferSelect & {
  /** Where it is in Slack, once posted. */
  posted: { channelId: string; ts: string } | null;
  /** The message that starts its thread, once posted. */
  root: { channelId: string; ts: string } | null;
  /** Its content hasn't changed for a moment: a burst is over. */
  isFinal: boolean;
  /** No other message of its queue may be sent now. */
  isAlone: boolean;
  /** A backup was brought back lately, which knows nothing of this time: Slack may have this message from then. */
  mayStand: { since: Date; until: Date } | null;
  now: Date;
};

type Row = Omit<StoredMessage, 'content'>;

/**
 * Marks the row as sent without an answer yet: if the process dies now, the next one looks the message up before posting
 * it again. False when another worker has taken the queue; then this one mustn't send it.
 */
export async function markSending(db: Executor, row: Row, lease: Lease): Promise<boolean> {
  const marked = await db
    .update(slackOutbox)
    .set({ sendingSince: row.now, sendingRevision: row.revision, attempts: sql`${slackOutbox.attempts} + 1` })
    .where(and(eq(slackOutbox.id, row.id), isHeld(lease)))
    .returning({ id: slackOutbox.id });
  return marked.length > 0;
}

/** The row was sent as `revision`. Newer content that came meanwhile stays pending, to be sent as an edit. */
export async function markSent(
  tx: Executor,
  row: Row,
  at: { channelId: string; ts: string } | null,
): Promise<void> {
  const { teamId, messageKey } = row;
  if (messageKey && at) {
    await tx
      .insert(slackMessages)
      .values({ teamId, messageKey, meetingId: row.meetingId, ...at })
      .onConflictDoNothing();
  }
  const isNewest = sql`${slackOutbox.revision} = ${row.revision}`;
  const { content } = wordsThatGo(row);
  await updateRow(tx, row, {
    state: sql`case when ${isNewest} then 'sent' else 'pending' end`,
    finishedAt: sql`clock_timestamp()`,
    // Emptied meanwhile, it's to be taken back: that stays to be read.
    ...(content && { content: sql`case when ${isNewest} then '{}' else ${slackOutbox.content} end` }),
    sendingSince: null,
    attempts: 0,
    lastError: null,
  });
}

/** Nobody edits an answer to one person, which may hold a secret shown once: its words needn't stay. */
function wordsThatGo({ kind, messageKey }: Pick<Row, 'kind' | 'messageKey'>): { content?: object } {
  return kind === 'ephemeral' || isReply(messageKey) ? { content: {} } : {};
}

/** Messages of ours that are known, by their timestamps. */
export async function messagesIn(
  db: Executor,
  teamId: string,
  channelId: string,
  since: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await db.execute<{ ts: string }>(sql`select ts from slack_messages
    where team_id = ${teamId} and channel_id = ${channelId} and ts::double precision >= ${since.getTime() / 1_000 - 60}`);
  return new Set(rows.map(({ ts }) => ts));
}

/** Gives up on a row, keeping why. */
export async function markFailed(
  tx: Executor,
  row: Pick<Row, 'id' | 'kind' | 'messageKey' | 'now'>,
  error: string,
): Promise<void> {
  await updateRow(tx, row, { state: 'dead', lastError: error, finishedAt: row.now, ...wordsThatGo(row) });
}

export async function updateRow(
  tx: Executor,
  row: Pick<Row, 'id'>,
  set: PgUpdateSetSource<typeof slackOutbox>,
): Promise<void> {
  await tx.update(slackOutbox).set(set).where(eq(slackOutbox.id, row.id));
}

/** Not before `until`, unless newer content came meanwhile: whether that has to wait is asked again. */
export async function putOff(tx: Executor, row: Pick<Row, 'id' | 'revision'>, until: Date): Promise<void> {
  await tx
    .update(slackOutbox)
    .set({ notBefore: until })
    .where(and(eq(slackOutbox.id, row.id), eq(slackOutbox.revision, row.revision)));
}

/** Other content for the row, unless newer content came meanwhile: that is sent first. */
export async function replaceContent(tx: Executor, row: Row, content: MessageContent): Promise<void> {
  await tx
    .update(slackOutbox)
    .set({ content })
    .where(and(eq(slackOutbox.id, row.id), eq(slackOutbox.revision, row.revision)));
}

/** Remembers a canvas of ours, so that it can be removed. */
export async function rememberCanvas(
  tx: Executor,
  { teamId, messageKey, meetingId }: Row,
  fileId: string,
): Promise<void> {
  if (!messageKey) return;
  await tx
    .insert(slackFiles)
    .values({ teamId, messageKey, meetingId, kind: 'canvas', fileId })
    .onConflictDoNothing();
}

/**
 * Remembers a file that is about to be shared: should its answer be lost, it can be removed all the same. False where its
 * words were deleted meanwhile; deleting them from now on finds it.
 */
export function claimFile(db: Executor, row: Row, fileId: string): Promise<boolean> {
  const { id, revision, teamId, messageKey, meetingId } = row;
  return transact(db, async (tx) => {
    // The meeting first: who forgets it holds it.
    const [meeting] = meetingId
      ? await tx
          .select({ forgottenAt: meetings.forgottenAt })
          .from(meetings)
          .where(eq(meetings.id, meetingId))
          .for('share')
      : [];
    if (meeting?.forgottenAt) return false;
    const isWanted = and(eq(slackOutbox.id, id), eq(slackOutbox.revision, revision));
    const wanted = await tx.select({ id: slackOutbox.id }).from(slackOutbox).where(isWanted).for('update');
    if (wanted.length === 0) return false;
    if (!messageKey) return true;
    await tx
      .insert(slackFiles)
      .values({ teamId, messageKey, meetingId, kind: 'file', fileId })
      .onConflictDoUpdate({ target: [slackFiles.teamId, slackFiles.messageKey], set: { fileId } });
    return true;
  });
}

/** The file was surely not shared. */
export async function forgetFile(db: Executor, { teamId, messageKey }: Row): Promise<void> {
  if (!messageKey) return;
  const isIt = and(eq(slackFiles.teamId, teamId), eq(slackFiles.messageKey, messageKey));
  await db.delete(slackFiles).where(and(isIt, eq(slackFiles.kind, 'file')));
}

/** The row's message can no longer be edited: the next one is a new post. */
export async function forgetMessage(tx: Executor, { teamId, messageKey }: Row): Promise<void> {
  if (!messageKey) return;
  await tx
    .delete(slackMessages)
    .where(and(eq(slackMessages.teamId, teamId), eq(slackMessages.messageKey, messageKey)));
}
