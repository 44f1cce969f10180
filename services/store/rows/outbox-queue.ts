import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../executor.ts';
import { slackOutbox, slackQueues } from '../schema/slack.ts';
import type { StoredMessage } from './outbox-rows.ts';

const clock = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;

/** A burst counts as over when nothing has changed for this long. */
const finalAfterSeconds = 0.2;
const isFinal = sql<boolean>`${slackOutbox.changedAt} < clock_timestamp() - make_interval(secs => ${finalAfterSeconds})`;
const isPosted = sql`exists (select 1 from slack_messages m
  where m.team_id = slack_outbox.team_id and m.message_key = slack_outbox.message_key)`;

/** In writes: a post may be passed over for two, and a little. */
const maxPassedOver = 2.5;

type Place = { channelId: string; ts: string } | null;

function placeOf(key: SQL): SQL<Place> {
  return sql<Place>`(select json_build_object('channelId', channel_id, 'ts', ts)
    from slack_messages m where m.team_id = slack_outbox.team_id and m.message_key = ${key})`;
}

/**
 * The next message of a channel that may be sent. Edits that aren't throttled and ephemeral messages don't wait for the
 * channel's second, so they come first. Posts go by rank, those of one rank in the order of their
 * ids. Throttled edits take turns with posts; the last edit of a burst may follow another at once, unless a post has
 * waited too long.
 */
export async function nextSendable(
  { db, postEveryMs }: { db: Executor; postEveryMs: number },
  teamId: string,
  queue: string,
  lastWasThrottled: boolean,
): Promise<StoredMessage | null> {
  const atOnce = sql`${slackOutbox.kind} = 'ephemeral' or (not ${slackOutbox.throttled} and ${isPosted})`;
  const inBurst = sql`${slackOutbox.throttled} and ${isPosted}`;
  const turn = lastWasThrottled
    ? sql`case when ${isFinal} and not ${hasStarvedPost(teamId, queue, postEveryMs)} then 1 else 3 end`
    : sql`1`;
  const [found] = await db
    .select({
      row: slackOutbox,
      now: clock,
      isFinal,
      posted: placeOf(sql`slack_outbox.message_key`),
      root: placeOf(sql`slack_outbox.thread_key`),
    })
    .from(slackOutbox)
    .where(and(isPendingIn(teamId, queue), sql`${slackOutbox.notBefore} <= clock_timestamp()`))
    .orderBy(
      sql`case when ${atOnce} then 0 when ${inBurst} then ${turn} else 2 end`,
      asc(slackOutbox.isRefresh),
      asc(slackOutbox.rank),
      asc(slackOutbox.id),
    )
    .limit(1);
  if (!found) return null;
  const { row, now, ...rest } = found;
  return { ...row, ...rest, now: new Date(Number(now)) };
}

/** Whether a post has waited for the time of two writes, while no other post was sent. */
function hasStarvedPost(teamId: string, queue: string, postEveryMs: number): SQL {
  const since = sql`clock_timestamp() - make_interval(secs => ${(maxPassedOver * postEveryMs) / 1_000})`;
  const post = sql`select 1 from slack_outbox o
    where o.team_id = ${teamId} and o.queue = ${queue} and not o.throttled and o.kind <> 'ephemeral'`;
  return sql`(exists (${post} and o.state = 'pending' and o.created_at < ${since} and o.not_before <= clock_timestamp())
    and not exists (${post} and o.state <> 'pending' and o.finished_at > ${since}))`;
}

export type QueueState = { pausedUntil: Date | null; postedAt: Date | null; lastWasThrottled: boolean };

export async function queueState(db: Executor, teamId: string, queue: string): Promise<QueueState> {
  const [row] = await db
    .select()
    .from(slackQueues)
    .where(and(eq(slackQueues.teamId, teamId), eq(slackQueues.queue, queue)));
  return {
    pausedUntil: row?.pausedUntil ?? null,
    postedAt: row?.postedAt ?? null,
    lastWasThrottled: row?.lastWasThrottled ?? false,
  };
}

export async function setQueueState(
  tx: Executor,
  teamId: string,
  queue: string,
  set: Partial<QueueState>,
): Promise<void> {
  await tx
    .insert(slackQueues)
    .values({ teamId, queue, ...set })
    .onConflictDoUpdate({ target: [slackQueues.teamId, slackQueues.queue], set });
}

/** Slack limits edits in a channel apart from its posts, so they are paused together, under a queue of their own. */
export function editQueue(channelId: string): string {
  return `edits:${channelId}`;
}

/** When the next pending message of a channel is due; null when there is none. */
export async function nextDue(
  db: Executor,
  teamId: string,
  queue: string,
): Promise<{ at: Date; now: Date } | null> {
  const [row] = await db
    .select({ at: sql<Date | string | null>`min(${slackOutbox.notBefore})`, now: clock })
    .from(slackOutbox)
    .where(isPendingIn(teamId, queue));
  return row?.at ? { at: new Date(row.at), now: new Date(Number(row.now)) } : null;
}

function isPendingIn(teamId: string, queue: string) {
  return and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.queue, queue), eq(slackOutbox.state, 'pending'));
}
