import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '../store/executor.ts';
import type { Jobs } from '../store/jobs.ts';
import { slackMessages, slackOutbox } from '../store/schema.ts';
import type { Content } from './blocks/elements.ts';

export type OutgoingMessage = {
  teamId: string;
  channelId: string;
  /** One Slack message; written again, it becomes an edit. Also found in the message's metadata. */
  slot: string;
  threadTs: string | null;
  /** The slot whose message starts the thread, where `threadTs` is not known yet. */
  threadSlot: string | null;
  content: Content;
  /** Who is told in a DM when the channel cannot be posted to. */
  fallbackUserId: string | null;
  meetingId: string | null;
  /** Changes in bursts: with everything else of its channel it keeps to one write a second, newest content first. */
  paced?: boolean;
};

/** Metadata's event type: marks the messages whose slot can be looked up. */
export const metadataType = 'stand_in_message';

/**
 * Queues a message in the caller's transaction. Newer content for a slot replaces content that has not gone out, so
 * that Slack is only ever sent the newest state.
 */
export async function putMessage(tx: Executor, jobs: Jobs, message: OutgoingMessage): Promise<void> {
  await tx
    .insert(slackOutbox)
    .values({
      teamId: message.teamId,
      lane: message.channelId,
      kind: 'message',
      slot: message.slot,
      threadTs: message.threadTs,
      threadSlot: message.threadTs ? null : message.threadSlot,
      fallbackUserId: message.fallbackUserId,
      meetingId: message.meetingId,
      content: message.content,
      paced: message.paced ?? false,
    })
    .onConflictDoUpdate({
      target: [slackOutbox.teamId, slackOutbox.slot],
      targetWhere: sql`state = 'pending' and slot is not null`,
      set: {
        content: message.content,
        revision: sql`${slackOutbox.revision} + 1`,
        changedAt: sql`clock_timestamp()`,
      },
    });
  await jobs.send(tx, 'slack-deliver', { teamId: message.teamId, lane: message.channelId });
}

export type Whisper = {
  teamId: string;
  channelId: string;
  userId: string;
  threadTs: string | null;
  content: Content;
};

/** Queues a message that only one person sees, and only if they are there. */
export async function putWhisper(tx: Executor, jobs: Jobs, whisper: Whisper): Promise<void> {
  const { teamId, channelId, userId, threadTs, content } = whisper;
  await tx
    .insert(slackOutbox)
    .values({ teamId, lane: channelId, kind: 'ephemeral', userId, threadTs, content });
  await jobs.send(tx, 'slack-deliver', { teamId, lane: channelId });
}

/** Where a slot's message is in Slack; null until it was posted. */
export async function messageOf(
  tx: Executor,
  teamId: string,
  slot: string,
): Promise<{ channelId: string; ts: string } | null> {
  const [row] = await tx
    .select({ channelId: slackMessages.channelId, ts: slackMessages.ts })
    .from(slackMessages)
    .where(and(eq(slackMessages.teamId, teamId), eq(slackMessages.slot, slot)));
  return row ?? null;
}

export function planSlot(meetingId: string): string {
  return `plan:${meetingId}`;
}

export function cardSlot(meetingId: string): string {
  return `card:${meetingId}`;
}
