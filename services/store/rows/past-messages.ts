import { and, eq, inArray, isNotNull, like, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { meetings } from '../schema/meetings.ts';
import { slackFiles, slackMessages, slackOutbox } from '../schema/slack.ts';
import { cardKey, keysThatStay, meetingsOfReply, repliesAbout, taskCardsKey } from './message-keys.ts';
import { wakeQueue, withoutWords } from './outbox-messages.ts';
import { reportsOf } from './reports-of-person.ts';

/** Something of ours in Slack that is to go: by its id, or a message by its time. */
export type SlackRemoval = { kind: 'file' | 'canvas' | 'message'; id: string };

/**
 * Queues the removal of all that we wrote into Slack about a meeting, in its thread, in DMs and in answers to questions,
 * but for what stays.
 * Answers with the queues that are to be woken.
 */
export async function queueRemovals(
  tx: Executor,
  { id: meetingId, teamId, channelId }: Pick<Meeting, 'id' | 'teamId' | 'channelId'>,
): Promise<string[]> {
  const shared = await tx.delete(slackFiles).where(eq(slackFiles.meetingId, meetingId)).returning();
  const posts = await tx
    .delete(slackMessages)
    .where(
      and(
        eq(slackMessages.teamId, teamId),
        or(
          and(
            eq(slackMessages.meetingId, meetingId),
            notInArray(slackMessages.messageKey, keysThatStay(meetingId)),
          ),
          like(slackMessages.messageKey, repliesAbout(meetingId)),
        ),
      ),
    )
    .returning();
  return insertRemovals(tx, [...shared.map(fileRemovalIn(channelId)), ...posts.map(removalOf)]);
}

/** What stands in place of a recap takes a few messages at most; how their keys end. */
const pagesOfAbsent = sql.raw(`'{"",:1,:2,:3,:4,:5,:6,:7,:8,:9}'`);

const taskCardsLike = `${taskCardsKey('')}%`;

/**
 * What repeats a person's words in a thread: what they answered, what their agents wanted or told
 * of (a plan, where there's nothing else in it), and what they wrote beforehand where it stands in place of a recap. Slack may show
 * on cards of tasks whose they are: these are posted again.
 */
const quotesOf = (teamId: string, userId: string) => sql`(
  select 'question:' || id from questions where team_id = ${teamId} and (answered_by = ${userId}
    or token_id in (select id from agent_tokens where team_id = ${teamId} and user_id = ${userId}))
  union select 'approval:' || id from tool_calls where team_id = ${teamId} and user_id = ${userId}
  union select 'task:' || meeting_id || ':run:' || id from tool_calls where team_id = ${teamId} and user_id = ${userId}
  union select 'task:' || meeting_id || ':' || (body -> 'task' ->> 'id') from ${reportsOf(teamId, userId)} r
  union select 'plan:' || meeting_id from (
      select meeting_id from tool_calls where team_id = ${teamId} and user_id = ${userId}
      union select meeting_id from ${reportsOf(teamId, userId)} r) p
    where not exists (select 1 from tool_calls o where o.meeting_id = p.meeting_id and o.user_id <> ${userId})
    and not exists (select 1 from session_events e where e.meeting_id = p.meeting_id and e.type like 'task.%'
      and e.id not in (select id from ${reportsOf(teamId, userId)} r))
  union select message_key from slack_messages where team_id = ${teamId} and message_key like ${taskCardsLike}
    and split_part(message_key, ':', 2) in
      (select meeting_id::text from action_items where team_id = ${teamId} and owner_id = ${userId})
  union select 'recap:' || meeting_id || page from standup_replies r, unnest(${pagesOfAbsent}::text[]) page
    where team_id = ${teamId} and user_id = ${userId}
      and not exists (select 1 from notes n where n.meeting_id = r.meeting_id))`;

/**
 * Takes back what we wrote to a person in DMs, messages under keys that end with them, and what repeats their words: out
 * of the outbox, and out of Slack. Call it while the rows of these words are still there.
 */
export async function queuePersonRemovals(
  tx: Executor,
  jobs: Jobs,
  teamId: string,
  userId: string,
): Promise<void> {
  const isTheirs = (key: AnyPgColumn) =>
    or(
      like(key, `%:${userId}`),
      sql`split_part(${key}, ':', 2) in
        (select id::text from calendar_events where team_id = ${teamId} and user_id = ${userId})`,
      // What the house agent asked about for them.
      sql`split_part(${key}, ':', 2) in (select id::text from house_turns where team_id = ${teamId} and asker = ${userId})`,
      sql`${key} in ${quotesOf(teamId, userId)}`,
    );
  await takeFromOutbox(tx, teamId, userId, isTheirs(slackOutbox.messageKey));
  const posts = await tx
    .delete(slackMessages)
    .where(and(eq(slackMessages.teamId, teamId), isTheirs(slackMessages.messageKey)))
    .returning();
  const shared = await tx
    .delete(slackFiles)
    .where(and(eq(slackFiles.teamId, teamId), isTheirs(slackFiles.messageKey)))
    .returning();
  const files = shared.map(fileRemovalIn(userId));
  for (const queue of await insertRemovals(tx, [...posts.map(removalOf), ...files]))
    await wakeQueue(tx, jobs, teamId, queue);
}

/** What is to go from Slack still goes, also where somebody forgets twice: nothing else knows of it any more. */
const isNoRemoval = ne(slackOutbox.kind, 'removal');

export const isInFlight = sql`(${slackOutbox.state} = 'pending' and ${slackOutbox.sendingSince} is not null)`;

/**
 * Has those who send these messages wait until this transaction is over: one that began to be sent, or became sent,
 * between two of its statements would be neither deleted nor replaced, and keep its words.
 */
export async function holdPending(tx: Executor, teamId: string, which: SQL | undefined): Promise<void> {
  await tx.execute(sql`select from slack_outbox where team_id = ${teamId} and state = 'pending' and (${which})
    order by id for update`);
}

/**
 * What is on its way to Slack: a message goes on without its words and is taken back when it arrives, never tried again;
 * a file is shared only while its row is there.
 */
export async function emptyOnItsWay(tx: Executor, teamId: string, isMeant: SQL | undefined): Promise<void> {
  const ofKind = (kind: 'message' | 'file') =>
    and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.kind, kind), isInFlight, isMeant);
  await tx
    .update(slackOutbox)
    .set({ content: withoutWords, revision: sql`${slackOutbox.revision} + 1` })
    .where(ofKind('message'));
  await tx.delete(slackOutbox).where(ofKind('file'));
}

async function takeFromOutbox(
  tx: Executor,
  teamId: string,
  userId: string,
  isTheirs: SQL | undefined,
): Promise<void> {
  // Answers to one person lose their words when Slack has them; those of the last minute say what becomes of this.
  const isOldAnswer = sql`(${slackOutbox.userId} = ${userId} and ${slackOutbox.createdAt} < clock_timestamp() - interval '1 minute')`;
  const isInDm = or(eq(slackOutbox.queue, userId), isOldAnswer);
  await holdPending(tx, teamId, or(isTheirs, isInDm));
  await emptyOnItsWay(tx, teamId, isTheirs);
  const isOnItsWay = and(isInFlight, isTheirs) ?? isInFlight;
  await tx
    .delete(slackOutbox)
    .where(
      and(
        eq(slackOutbox.teamId, teamId),
        isNoRemoval,
        or(isTheirs, isInDm),
        sql`(${isOnItsWay}) is not true`,
      ),
    );
}

type Removal = {
  teamId: string;
  meetingId: string | null;
  messageKey: string;
  queue: string;
  removal: SlackRemoval;
};

export function removalOf({
  teamId,
  meetingId,
  messageKey,
  channelId,
  ts,
}: typeof slackMessages.$inferSelect) {
  const removal = { kind: 'message', id: ts } satisfies SlackRemoval;
  return { teamId, meetingId, messageKey, queue: channelId, removal };
}

/** Of a file or a canvas, which has no channel of its own: in whose queue it goes. */
export function fileRemovalIn(queue: string) {
  return ({ teamId, meetingId, messageKey, fileId: id, kind }: typeof slackFiles.$inferSelect): Removal => ({
    ...{ teamId, meetingId, messageKey, queue },
    removal: { kind, id },
  });
}

export async function insertRemovals(tx: Executor, removals: readonly Removal[]): Promise<string[]> {
  if (removals.length === 0) return [];
  await tx.insert(slackOutbox).values(
    removals.map(({ messageKey, removal, ...row }) => ({
      ...row,
      // A canvas and the message that links it have one key.
      messageKey: `removal:${removal.kind}:${messageKey}`,
      kind: 'removal' as const,
      content: removal,
    })),
  );
  return [...new Set(removals.map(({ queue }) => queue))];
}

type Sent = Pick<typeof slackOutbox.$inferSelect, 'meetingId' | 'messageKey'>;

/**
 * Removes at once what reached Slack while its meeting, or one that it repeats words of, was being forgotten. `wordsWent`:
 * then the database's files still have them.
 */
export async function removeIfForgotten(
  tx: Executor,
  { meetingId, messageKey }: Sent,
  wordsWent: (tx: Executor) => Promise<void>,
): Promise<void> {
  const ids = [...(meetingId ? [meetingId] : []), ...meetingsOfReply(messageKey)];
  if (ids.length === 0) return;
  const forgotten = await tx
    .select({ id: meetings.id, teamId: meetings.teamId, channelId: meetings.channelId })
    .from(meetings)
    .where(and(inArray(meetings.id, ids), isNotNull(meetings.forgottenAt)));
  for (const meeting of forgotten) {
    await queueRemovals(tx, meeting);
    // Nor do its words stay in what was sent.
    const isSent = and(eq(slackOutbox.meetingId, meeting.id), ne(slackOutbox.state, 'pending'));
    await tx.delete(slackOutbox).where(isSent);
  }
  if (forgotten.length > 0) await wordsWent(tx);
}

/** Deletes a meeting's messages from the outbox, except its pending card and those in flight, which lose their words. */
export async function deletePastMessages(tx: Executor, { id, teamId }: Meeting): Promise<void> {
  const isOfIt = or(eq(slackOutbox.meetingId, id), like(slackOutbox.messageKey, repliesAbout(id)));
  await holdPending(tx, teamId, isOfIt);
  await emptyOnItsWay(tx, teamId, and(isOfIt, notInArray(slackOutbox.messageKey, keysThatStay(id))));
  const isPending = eq(slackOutbox.state, 'pending');
  const isKept = or(isInFlight, and(isPending, eq(slackOutbox.messageKey, cardKey(id)))) ?? isInFlight;
  await tx
    .delete(slackOutbox)
    .where(and(eq(slackOutbox.teamId, teamId), isNoRemoval, isOfIt, sql`(${isKept}) is not true`));
}
