import { and, asc, eq, isNotNull, like, ne, not, or } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { slackFiles, slackMessages, slackOutbox } from '../schema/slack.ts';
import { cardKey } from './message-keys.ts';

export type FileRemoval = { fileId: string };

/** Queues the removal of every file that we shared in a meeting's thread; the caller wakes the channel's queue. */
export async function queueFileRemovals(
  tx: Executor,
  { id: meetingId, teamId, channelId }: Pick<Meeting, 'id' | 'teamId' | 'channelId'>,
): Promise<void> {
  const shared = await tx
    .delete(slackFiles)
    .where(eq(slackFiles.meetingId, meetingId))
    .returning({ messageKey: slackFiles.messageKey, fileId: slackFiles.fileId });
  if (shared.length === 0) return;
  await tx.insert(slackOutbox).values(
    shared.map(({ messageKey, fileId }) => ({
      ...{ teamId, queue: channelId, meetingId, messageKey: `removal:${messageKey}` },
      kind: 'file_removal' as const,
      content: { fileId } satisfies FileRemoval,
    })),
  );
}

/** Removes a file at once when its meeting was forgotten while it was being shared. */
export async function removeFilesIfForgotten(tx: Executor, meetingId: string | null): Promise<void> {
  if (!meetingId) return;
  const [forgotten] = await tx
    .select({ id: meetings.id, teamId: meetings.teamId, channelId: meetings.channelId })
    .from(meetings)
    .where(and(eq(meetings.id, meetingId), isNotNull(meetings.forgottenAt)));
  if (forgotten) await queueFileRemovals(tx, forgotten);
}

/** Deletes a meeting's messages from the outbox, except its pending card and those in flight. */
export async function deletePastMessages(tx: Executor, { id, teamId }: Meeting): Promise<void> {
  const isPending = eq(slackOutbox.state, 'pending');
  const isKept = or(isNotNull(slackOutbox.sendingSince), eq(slackOutbox.messageKey, cardKey(id)));
  const kept = and(isPending, isKept) ?? isPending;
  await tx
    .delete(slackOutbox)
    .where(and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.meetingId, id), not(kept)));
}

/** Messages under these keys that are in Slack or in flight, and the queue of each. */
export async function messagesUnder(
  tx: Executor,
  teamId: string,
  keys: readonly string[],
): Promise<{ messageKey: string; queue: string }[]> {
  const isUnder = (column: AnyPgColumn) => or(...keys.map((key) => under(column, key)));
  const posted = await tx
    .select({ messageKey: slackMessages.messageKey, queue: slackMessages.channelId })
    .from(slackMessages)
    .where(and(eq(slackMessages.teamId, teamId), isUnder(slackMessages.messageKey)));
  const inFlight = await tx
    .select({ messageKey: slackOutbox.messageKey, queue: slackOutbox.queue })
    .from(slackOutbox)
    .where(
      and(
        eq(slackOutbox.teamId, teamId),
        eq(slackOutbox.state, 'pending'),
        isNotNull(slackOutbox.sendingSince),
        isUnder(slackOutbox.messageKey),
      ),
    );
  const all = [...posted, ...inFlight].flatMap(({ messageKey, queue }) =>
    messageKey ? [{ messageKey, queue }] : [],
  );
  return [...new Map(all.map((one) => [one.messageKey, one])).values()];
}

/**
 * What was last queued under a key, by key (`recap:1`, `recap:1:2`). Undefined for a message that has been in Slack for so
 * long that the outbox no longer has its content.
 */
export async function contentsUnder(
  tx: Executor,
  teamId: string,
  key: string,
): Promise<Map<string, unknown>> {
  const known = await messagesUnder(tx, teamId, [key]);
  const rows = await tx
    .select({ messageKey: slackOutbox.messageKey, content: slackOutbox.content })
    .from(slackOutbox)
    .where(
      and(eq(slackOutbox.teamId, teamId), under(slackOutbox.messageKey, key), ne(slackOutbox.state, 'dead')),
    )
    .orderBy(asc(slackOutbox.id));
  return new Map<string, unknown>([
    ...known.map(({ messageKey }) => [messageKey, undefined] as const),
    ...rows.map(({ messageKey, content }) => [messageKey ?? '', content] as const),
  ]);
}

/** The key itself, and those numbered after it: `recap:1`, `recap:1:2`. */
function under(column: AnyPgColumn, key: string) {
  return or(eq(column, key), like(column, `${key}:%`));
}
