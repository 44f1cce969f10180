import { and, asc, eq, isNull, like, ne, not, or, sql } from 'drizzle-orm';
import type { Meeting } from '../meetings/meeting.ts';
import type { Executor } from '../store/executor.ts';
import type { Jobs } from '../store/jobs.ts';
import { slackFiles, slackOutbox } from '../store/schema.ts';
import { cardSlot } from './outbox.ts';

/** A file of ours that is to be taken back. */
export type FileRemoval = { fileId: string };

/** Queues the removal of every file that a meeting's thread was given by us. */
export async function putRemovals(tx: Executor, jobs: Jobs, meeting: Meeting): Promise<void> {
  const { id: meetingId, teamId, channelId } = meeting;
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
  await jobs.send(tx, 'slack-deliver', { teamId, lane: channelId });
}

/**
 * Takes all that was put of a meeting, and is not under way, out of the outbox, but for what still waits of its card.
 * Answers with the messages that stand in Slack by then, or will.
 */
export async function dropPast(
  tx: Executor,
  { id, teamId }: Meeting,
): Promise<{ slot: string; lane: string }[]> {
  const kept = sql`(${slackOutbox.state} = 'pending' and ${slackOutbox.slot} = ${cardSlot(id)})`;
  const dropped = await tx
    .delete(slackOutbox)
    .where(
      and(
        eq(slackOutbox.teamId, teamId),
        eq(slackOutbox.meetingId, id),
        isNull(slackOutbox.sendingSince),
        not(kept),
      ),
    )
    .returning({ slot: slackOutbox.slot, lane: slackOutbox.lane, kind: slackOutbox.kind });
  const messages = dropped.flatMap(({ slot, lane, kind }) =>
    slot && kind === 'message' ? [{ slot, lane }] : [],
  );
  return [...new Map(messages.map((one) => [one.slot, one])).values()];
}

/** What was last handed over for a slot and those numbered after it (`recap:1`, `recap:1:2`). */
export async function contentsLike(
  tx: Executor,
  teamId: string,
  slot: string,
): Promise<Map<string, unknown>> {
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
  return new Map(rows.map(({ slot: of, content }) => [of ?? '', content]));
}
