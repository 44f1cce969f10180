import { and, asc, eq, sql } from 'drizzle-orm';
import type { Urgency } from '../../meetings/ports/meeting-announcer.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { slackFiles, slackMessages, slackOutbox } from '../schema/slack.ts';

/** What a message shows, as `services/slack` builds it and reads it back. */
export type MessageContent = { text: string; blocks: readonly object[] };

/** In the place of words that were deleted: what was to say them is taken back instead. */
export const withoutWords: MessageContent = { text: '', blocks: [] };

/** `first`: what a meeting or a person waits for. `last`: what agents may write in any number. */
const ranks = { first: 0, ordinary: 1, last: 2 } as const;
type Rank = keyof typeof ranks;

export type OutgoingMessage = {
  teamId: string;
  channelId: string;
  messageKey: string;
  threadTs: string | null;
  /** The key of the message that starts the thread, where `threadTs` isn't known yet. */
  threadKey: string | null;
  content: MessageContent;
  /** Who gets a DM when the channel can't be posted to. */
  fallbackUserId: string | null;
  meetingId: string | null;
  /** Its edits come in bursts: together with its channel's posts they keep to one write a second. */
  throttled?: boolean;
  /** Which of a channel's messages go first. */
  rank?: Rank;
  /** Which of a workspace's edits go first. */
  urgency?: Urgency;
  /** A reply that its channel shows too. */
  broadcast?: boolean;
};

/**
 * Queues a message in the caller's transaction. Newer content for the same key replaces content that hasn't been sent,
 * so Slack only ever gets the newest state.
 */
export async function queueMessage(tx: Executor, jobs: Jobs, message: OutgoingMessage): Promise<void> {
  const { teamId, channelId, messageKey, threadTs, threadKey, content } = message;
  const { fallbackUserId, meetingId, rank = 'ordinary' } = message;
  const { throttled = false, urgency = 'answer', broadcast = false } = message;
  const [isRefresh, mayWait] = [urgency === 'time', urgency !== 'answer'];
  await tx
    .insert(slackOutbox)
    .values({
      ...{ teamId, queue: channelId, kind: 'message', messageKey, content },
      ...{ throttled, isRefresh, mayWait, broadcast, rank: ranks[rank] },
      ...{ threadTs, threadKey: threadTs ? null : threadKey, fallbackUserId, meetingId },
    })
    .onConflictDoUpdate({
      target: [slackOutbox.teamId, slackOutbox.messageKey],
      targetWhere: sql`state = 'pending' and message_key is not null`,
      set: {
        content,
        revision: sql`${slackOutbox.revision} + 1`,
        changedAt: sql`clock_timestamp()`,
        isRefresh: sql`${slackOutbox.isRefresh} and excluded.is_refresh`,
        mayWait: sql`${slackOutbox.mayWait} and excluded.may_wait`,
        // It waits no longer for what only less urgent edits have to wait for.
        notBefore: sql`case when (${slackOutbox.isRefresh} and not excluded.is_refresh)
            or (${slackOutbox.mayWait} and not excluded.may_wait)
          then clock_timestamp() else ${slackOutbox.notBefore} end`,
      },
    });
  await wakeQueue(tx, jobs, teamId, channelId);
}

export type ExportedPersona = { personaId: string; by: string };

/** A document: a canvas where the workspace has these, else a file. */
export type FileContent =
  | { kind: 'canvas'; title: string; text: string; comment: string }
  | { kind: 'file'; title: string; filename: string; text: string; comment: string }
  /** A persona's picture, by its id. */
  | { kind: 'file'; title: string; filename: string; pictureId: string; comment: string }
  /** The zip of a persona, as `by` may have it: put together when it's sent. */
  | { kind: 'file'; title: string; filename: string; exported: ExportedPersona; comment: string };

export type OutgoingFile = Omit<OutgoingMessage, 'content' | 'throttled' | 'urgency' | 'broadcast'> & {
  content: FileContent;
};

/** Queues a document for a thread, once per key. */
export async function queueFile(tx: Executor, jobs: Jobs, file: OutgoingFile): Promise<void> {
  const { teamId, channelId, messageKey, threadTs, threadKey, fallbackUserId, meetingId, content } = file;
  const { rank = 'ordinary' } = file;
  // Sent outbox rows are deleted after a week; shared files stay known.
  if ((await isQueued(tx, teamId, messageKey)) || (await isShared(tx, teamId, messageKey))) return;
  await tx.insert(slackOutbox).values({
    ...{ teamId, queue: channelId, kind: content.kind, messageKey, content, rank: ranks[rank] },
    ...{ threadTs, threadKey: threadTs ? null : threadKey, fallbackUserId, meetingId },
  });
  await wakeQueue(tx, jobs, teamId, channelId);
}

export type EphemeralMessage = {
  teamId: string;
  channelId: string;
  userId: string;
  threadTs: string | null;
  content: MessageContent;
};

/** Queues a message that only one person sees, and only while they are there. */
export async function queueEphemeral(tx: Executor, jobs: Jobs, message: EphemeralMessage): Promise<void> {
  const { teamId, channelId, userId, threadTs, content } = message;
  await tx
    .insert(slackOutbox)
    .values({ teamId, queue: channelId, kind: 'ephemeral', userId, threadTs, content });
  await wakeQueue(tx, jobs, teamId, channelId);
}

/** Forgets how a message was sent before; what waits to be sent stays. */
export async function forgetSent(tx: Executor, teamId: string, messageKey: string): Promise<void> {
  await tx.execute(sql`delete from slack_outbox
    where team_id = ${teamId} and message_key = ${messageKey} and state <> 'pending'`);
}

export type Reaction = { channelId: string; ts: string; name: string };

/** Slack limits marks in a workspace, apart from posts: they have a queue of their own, and no post waits for one. */
const reactionQueue = 'reactions';

/** Queues a mark on a message. */
export async function queueReaction(
  tx: Executor,
  jobs: Jobs,
  teamId: string,
  reaction: Reaction,
): Promise<void> {
  await tx.insert(slackOutbox).values({ teamId, queue: reactionQueue, kind: 'reaction', content: reaction });
  await wakeQueue(tx, jobs, teamId, reactionQueue);
}

/** Has the channel's queue looked at once the transaction is committed. */
export async function wakeQueue(tx: Executor, jobs: Jobs, teamId: string, queue: string): Promise<void> {
  await jobs.send(tx, 'slack-deliver', { teamId, queue });
}

async function isShared(tx: Executor, teamId: string, messageKey: string): Promise<boolean> {
  const shared = and(eq(slackFiles.teamId, teamId), eq(slackFiles.messageKey, messageKey));
  return (await tx.$count(slackFiles, shared)) > 0;
}

/** Whether something was ever queued for this key, sent or not. */
export async function isQueued(tx: Executor, teamId: string, messageKey: string): Promise<boolean> {
  return (await tx.$count(slackOutbox, rowsOf(teamId, messageKey))) > 0;
}

/**
 * Since when people can read the key's message: its time in Slack, or `inFlight` while Slack's answer is awaited or was
 * lost; null while it waits. One statement, for the message may be marked as sent at any moment.
 */
export async function readableSince(
  tx: Executor,
  teamId: string,
  messageKey: string,
): Promise<string | 'inFlight' | null> {
  const [row] = await tx
    .select({ ts: slackMessages.ts, sendingSince: slackOutbox.sendingSince })
    .from(slackOutbox)
    .leftJoin(
      slackMessages,
      and(eq(slackMessages.teamId, slackOutbox.teamId), eq(slackMessages.messageKey, slackOutbox.messageKey)),
    )
    .where(rowsOf(teamId, messageKey))
    .orderBy(asc(slackOutbox.sendingSince))
    .limit(1);
  return row?.ts ?? (row?.sendingSince ? 'inFlight' : null);
}

function rowsOf(teamId: string, messageKey: string) {
  return and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.messageKey, messageKey));
}

/** Where the key's message is in Slack; null until it was posted. */
export async function findMessage(
  tx: Executor,
  teamId: string,
  messageKey: string,
): Promise<{ channelId: string; ts: string } | null> {
  const [row] = await tx
    .select({ channelId: slackMessages.channelId, ts: slackMessages.ts })
    .from(slackMessages)
    .where(and(eq(slackMessages.teamId, teamId), eq(slackMessages.messageKey, messageKey)));
  return row ?? null;
}
