import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { finalStates } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { slackOutbox } from '../schema/slack.ts';
import { cardKey } from './message-keys.ts';
import { wakeQueue } from './outbox-messages.ts';

/** A thread in which we work: of a meeting, or where somebody asked the house agent. */
export type WorkThread = {
  readonly teamId: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly meetingId: string | null;
};

/** The four that Slack knows (https://docs.slack.dev/ai/agent-sessions). */
export type ThreadStatus = 'active' | 'processing' | 'suspended' | 'closed';

/**
 * Has Slack told how the work in a thread stands, once this transaction is committed. What that is, is read when it is told:
 * so nobody waits for anybody here, and what is told is never older than the newest change. `isAgain`: even where Slack was
 * told the same before.
 */
export async function queueThreadStatus(
  tx: Executor,
  jobs: Jobs,
  { teamId, channelId, threadTs, meetingId }: WorkThread,
  isAgain = false,
): Promise<void> {
  const content = { meetingId, ...(isAgain ? { isAgain } : {}) };
  await tx
    .insert(slackOutbox)
    .values({
      ...{ teamId, queue: channelId, kind: 'status', content, rank: 2, isRefresh: true },
      messageKey: meetingId ? `status:${meetingId}` : `status:${channelId}:${threadTs}`,
      ...{ threadTs, threadKey: meetingId && !threadTs ? cardKey(meetingId) : null },
    })
    .onConflictDoUpdate({
      target: [slackOutbox.teamId, slackOutbox.messageKey],
      targetWhere: sql`state = 'pending' and message_key is not null`,
      set: {
        revision: sql`${slackOutbox.revision} + 1`,
        changedAt: sql`clock_timestamp()`,
        ...(isAgain ? { content } : {}),
      },
    });
  await wakeQueue(tx, jobs, teamId, channelId);
}

/** How the work in a thread stands; null where there has been none, so that Slack need not know of it. */
export async function threadStatusOf(db: Executor, thread: WorkThread): Promise<ThreadStatus | null> {
  const { teamId, channelId, threadTs, meetingId } = thread;
  const { rows } = await db.execute<{
    at_work: boolean;
    waits: boolean;
    in_call: boolean;
    meets: boolean;
    is_over: boolean;
  }>(sql`
    with met as (
      select id, state from meetings
      where team_id = ${teamId} and (id = ${meetingId} or (channel_id = ${channelId} and thread_ts = ${threadTs}))
    ), turns as (
      select state, question_id from house_turns
      where team_id = ${teamId} and finished_at is null and (meeting_id in (select id from met)
        or (meeting_id is null and channel_id = ${channelId} and thread_ts = ${threadTs}))
    )
    select
      exists (select from turns where state in ('waiting', 'thinking') or (state = 'asking' and question_id is null)) as at_work,
      exists (select from turns where state = 'proposed' or (state = 'asking' and question_id is not null))
        or exists (select from met where state = 'uncertain')
        or exists (select from tool_calls where meeting_id in (select id from met) and state = 'awaiting_approval') as waits,
      exists (select from met where state in ('dispatching', 'joining', 'live')) as in_call,
      exists (select from met) as meets,
      not exists (select from met where state not in ${[...finalStates]}) as is_over`);
  const [found] = rows;
  if (!found) return null;
  if (found.at_work) return 'processing';
  if (found.waits) return 'suspended';
  if (found.in_call) return 'processing';
  return found.meets && found.is_over ? 'closed' : 'active';
}

/** What Slack was told of a thread last; null where it was told nothing, or must be told again. */
export async function toldStatus(
  db: Executor,
  { teamId, messageKey }: { teamId: string; messageKey: string | null },
): Promise<string | null> {
  if (messageKey === null) return null;
  const isTold = isNotNull(sql`${slackOutbox.content} ->> 'told'`);
  const isOfThread = and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.messageKey, messageKey));
  const [row] = await db
    .select({ told: sql<string>`${slackOutbox.content} ->> 'told'` })
    .from(slackOutbox)
    .where(and(isOfThread, isTold))
    .orderBy(desc(slackOutbox.id))
    .limit(1);
  return row?.told ?? null;
}

/** Slack was told. A row that was to be told again since it was sent still is. */
export async function rememberTold(
  tx: Executor,
  { id, revision }: { id: number; revision: number },
  told: ThreadStatus,
): Promise<void> {
  const { content } = slackOutbox;
  await tx
    .update(slackOutbox)
    .set({
      content: sql`case when ${slackOutbox.revision} = ${revision} then ${content} - 'isAgain' else ${content} end
        || ${JSON.stringify({ told })}::jsonb`,
    })
    .where(eq(slackOutbox.id, id));
}
