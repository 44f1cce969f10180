import { and, asc, eq, isNotNull, like, ne, not, or } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../../store/executor.ts';
import { meetings } from '../../store/schema/meetings.ts';
import { slackFiles, slackMessages, slackOutbox } from '../../store/schema/slack.ts';
import { cardSlot } from './outbox.ts';

/** A file of ours that is to be taken back. */
export type FileRemoval = { fileId: string };

/** Queues the removal of every file that a meeting's thread was given by us; the lane must be looked at afterwards. */
export async function queueRemovals(
  tx: Executor,
  { id: meetingId, teamId, channelId }: Pick<Meeting, 'id' | 'teamId' | 'channelId'>,
): Promise<void> {
  const shared = await tx
    .delete(slackFiles)
    .where(eq(slackFiles.meetingId, meetingId))
    .returning({ slot: slackFiles.slot, fileId: slackFiles.fileId });
  if (shared.length === 0) return;
  await tx.insert(slackOutbox).values(
    shared.map(({ slot, fileId }) => ({
      teamId,
      lane: channelId,
      kind: 'file_removal' as const,
      slot: `removal:${slot}`,
      meetingId,
      content: { fileId } satisfies FileRemoval,
    })),
  );
}

/** A file that arrives when its meeting is forgotten already is taken back at once. */
export async function takeBackIfForgotten(tx: Executor, meetingId: string | null): Promise<void> {
  if (!meetingId) return;
  const [forgotten] = await tx
    .select({ id: meetings.id, teamId: meetings.teamId, channelId: meetings.channelId })
    .from(meetings)
    .where(and(eq(meetings.id, meetingId), isNotNull(meetings.forgottenAt)));
  if (forgotten) await queueRemovals(tx, forgotten);
}

/** Takes all that was put of a meeting out of the outbox, but for what is under way and what still waits of its card. */
export async function dropPast(tx: Executor, { id, teamId }: Meeting): Promise<void> {
  const isPending = eq(slackOutbox.state, 'pending');
  const kept = and(isPending, or(isNotNull(slackOutbox.sendingSince), eq(slackOutbox.slot, cardSlot(id))));
  await tx
    .delete(slackOutbox)
    .where(and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.meetingId, id), not(kept ?? isPending)));
}

/** Messages whose slots begin so, and where they stand or will: those in Slack, and those under way. */
export async function standing(
  tx: Executor,
  teamId: string,
  prefixes: readonly string[],
): Promise<{ slot: string; lane: string }[]> {
  const begins = (slot: AnyPgColumn) =>
    or(...prefixes.flatMap((prefix) => [eq(slot, prefix), like(slot, `${prefix}:%`)]));
  const posted = await tx
    .select({ slot: slackMessages.slot, lane: slackMessages.channelId })
    .from(slackMessages)
    .where(and(eq(slackMessages.teamId, teamId), begins(slackMessages.slot)));
  const underWay = await tx
    .select({ slot: slackOutbox.slot, lane: slackOutbox.lane })
    .from(slackOutbox)
    .where(
      and(
        eq(slackOutbox.teamId, teamId),
        eq(slackOutbox.state, 'pending'),
        isNotNull(slackOutbox.sendingSince),
        begins(slackOutbox.slot),
      ),
    );
  const all = [...posted, ...underWay].flatMap(({ slot, lane }) => (slot ? [{ slot, lane }] : []));
  return [...new Map(all.map((one) => [one.slot, one])).values()];
}

/**
 * What was last handed over for a slot and those numbered after it (`recap:1`, `recap:1:2`); nothing for one that
 * stands in Slack for so long that the outbox no longer knows its words.
 */
export async function contentsLike(
  tx: Executor,
  teamId: string,
  slot: string,
): Promise<Map<string, unknown>> {
  const stand = await standing(tx, teamId, [slot]);
  const rows = await tx
    .select({ slot: slackOutbox.slot, content: slackOutbox.content })
    .from(slackOutbox)
    .where(
      and(
        eq(slackOutbox.teamId, teamId),
        or(eq(slackOutbox.slot, slot), like(slackOutbox.slot, `${slot}:%`)),
        ne(slackOutbox.state, 'dead'),
      ),
    )
    .orderBy(asc(slackOutbox.id));
  return new Map<string, unknown>([
    ...stand.map((one) => [one.slot, undefined] as const),
    ...rows.map(({ slot: of, content }) => [of ?? '', content] as const),
  ]);
}
