import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { slackFiles, slackMessages, slackOutbox } from '../../store/schema/slack.ts';
import type { Content } from '../blocks/elements.ts';

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

/** A document on its way: a canvas where the workspace has these, else a file. */
export type FileContent =
  | { kind: 'canvas'; title: string; text: string; comment: string }
  | { kind: 'file'; title: string; filename: string; text: string; comment: string };

export type OutgoingFile = Omit<OutgoingMessage, 'content' | 'paced'> & { content: FileContent };

/** Queues a document for a thread, once per slot. */
export async function putFile(tx: Executor, jobs: Jobs, file: OutgoingFile): Promise<void> {
  const { teamId, channelId, slot, threadTs, threadSlot, fallbackUserId, meetingId, content } = file;
  // The outbox forgets after a week; a file that was shared stays known.
  if ((await isQueued(tx, teamId, slot)) || (await isShared(tx, teamId, slot))) return;
  await tx.insert(slackOutbox).values({
    teamId,
    lane: channelId,
    kind: content.kind,
    slot,
    threadTs,
    threadSlot: threadTs ? null : threadSlot,
    fallbackUserId,
    meetingId,
    content,
  });
  await jobs.send(tx, 'slack-deliver', { teamId, lane: channelId });
}

async function isShared(tx: Executor, teamId: string, slot: string): Promise<boolean> {
  const shared = and(eq(slackFiles.teamId, teamId), eq(slackFiles.slot, slot));
  return (await tx.$count(slackFiles, shared)) > 0;
}

/** Whether something for this slot was ever handed over, sent or not. */
export async function isQueued(tx: Executor, teamId: string, slot: string): Promise<boolean> {
  const rows = await tx
    .select({ id: slackOutbox.id })
    .from(slackOutbox)
    .where(and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.slot, slot)))
    .limit(1);
  return rows.length > 0;
}

/** Whether a slot's message was sent, and Slack's answer is awaited or was lost. */
export async function isOnItsWay(tx: Executor, teamId: string, slot: string): Promise<boolean> {
  const rows = await tx
    .select({ id: slackOutbox.id })
    .from(slackOutbox)
    .where(
      and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.slot, slot), isNotNull(slackOutbox.sendingSince)),
    )
    .limit(1);
  return rows.length > 0;
}

/** What a run of a tool says in Slack. */
export function runSlot(runId: string): string {
  return `run:${runId}`;
}

export function runOfSlot(slot: string | null): string | null {
  return /^run:(.+)$/.exec(slot ?? '')?.[1] ?? null;
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
