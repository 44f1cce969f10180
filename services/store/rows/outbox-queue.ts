import { and, asc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { alias, type PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Executor } from '../executor.ts';
import { outboxKinds, slackMessages, slackOutbox, slackQueues } from '../schema/slack.ts';
import type { StoredMessage } from './outbox-rows.ts';

const clock = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;

/** A burst counts as over when nothing has changed for this long. */
const finalAfterSeconds = 0.2;
const isFinal = sql<boolean>`${slackOutbox.changedAt} < clock_timestamp() - make_interval(secs => ${sql.raw(String(finalAfterSeconds))})`;

/** So long after a restore, what is to be posted may have been posted before it. */
const doubtfulDays = 2;
const mayStand = sql<{ since: number; until: number } | null>`case
  when slack_outbox.message_key is not null and slack_outbox.kind = 'message' then (
    select json_build_object('since', extract(epoch from min(r.data_until)), 'until', extract(epoch from max(r.restored_at)))
    from restores r where r.restored_at > clock_timestamp() - make_interval(days => ${sql.raw(String(doubtfulDays))})
      and not exists (select from meetings m where m.id = slack_outbox.meeting_id and m.created_at > r.restored_at)
    having count(*) > 0) end`;

/**
 * Written out, not as parameters: a plan that is kept can then use the index of what is pending. Otherwise the database
 * plans it anew each time, which takes three times as long as the look itself.
 */
const isPending = sql.raw(
  `slack_outbox.state = 'pending' and slack_outbox.kind in (${outboxKinds.map((kind) => `'${kind}'`).join(', ')})`,
);

/** In writes: a post may be passed over for two, and a little. */
const maxPassedOver = 2.5;

/** The message itself, where it's in Slack already, and the one that its thread begins with. */
const own = alias(slackMessages, 'own');
const root = alias(slackMessages, 'root');
const isPosted = isNotNull(own.ts);

/**
 * The next message of a channel that may be sent. Edits that aren't throttled and ephemeral messages don't wait for the
 * channel's second, so they come first, those that answer somebody before others. Posts go by rank, those of one rank in the order of their
 * ids. Throttled edits take turns with posts; the last edit of a burst may follow another at once, unless a post has
 * waited too long.
 */
export async function nextSendable(
  { db, postEveryMs }: { db: Executor; postEveryMs: number },
  teamId: string,
  queue: string,
): Promise<{ message: StoredMessage; state: QueueState } | null> {
  const atOnce = sql`${slackOutbox.kind} = 'ephemeral' or (not ${slackOutbox.throttled} and ${isPosted})`;
  const inBurst = sql`${slackOutbox.throttled} and ${isPosted}`;
  const turn = sql`case when not coalesce(${slackQueues.lastWasThrottled}, false) then 1
    when ${isFinal} and not ${hasStarvedPost(teamId, queue, postEveryMs)} then 1 else 3 end`;
  const [found] = await db
    .select({
      row: slackOutbox,
      state: slackQueues,
      now: clock,
      isFinal,
      isAlone: sql<boolean>`count(*) over () = 1`,
      posted: { channelId: own.channelId, ts: own.ts },
      root: { channelId: root.channelId, ts: root.ts },
      mayStand,
    })
    .from(slackOutbox)
    .leftJoin(slackQueues, isQueue(teamId, queue))
    .leftJoin(own, and(eq(own.teamId, slackOutbox.teamId), eq(own.messageKey, slackOutbox.messageKey)))
    .leftJoin(root, and(eq(root.teamId, slackOutbox.teamId), eq(root.messageKey, slackOutbox.threadKey)))
    .where(and(isPendingIn(teamId, queue), sql`${slackOutbox.notBefore} <= clock_timestamp()`))
    .orderBy(
      sql`case when ${atOnce} then 0 when ${inBurst} then ${turn} else 2 end`,
      asc(slackOutbox.isRefresh),
      sql`(${atOnce}) and ${slackOutbox.mayWait}`,
      asc(slackOutbox.rank),
      asc(slackOutbox.id),
    )
    .limit(1);
  if (!found) return null;
  const { row, state, now, ...rest } = found;
  return {
    message: {
      ...row,
      ...rest,
      mayStand: rest.mayStand && {
        since: new Date(rest.mayStand.since * 1_000),
        until: new Date(rest.mayStand.until * 1_000),
      },
      now: new Date(Number(now)),
    },
    state: { pausedUntil: state?.pausedUntil ?? null, postedAt: state?.postedAt ?? null },
  };
}

/** Whether a post has waited for the time of two writes, while no other post was sent. */
function hasStarvedPost(teamId: string, queue: string, postEveryMs: number): SQL {
  const since = sql`clock_timestamp() - make_interval(secs => ${(maxPassedOver * postEveryMs) / 1_000})`;
  const post = sql`select 1 from slack_outbox o
    where o.team_id = ${teamId} and o.queue = ${queue} and not o.throttled and o.kind in ('message', 'file', 'canvas', 'removal', 'reaction')`;
  return sql`(exists (${post} and o.state = 'pending' and o.created_at < ${since} and o.not_before <= clock_timestamp())
    and not exists (${post} and o.state <> 'pending' and o.finished_at > ${since}))`;
}

export type QueueState = { pausedUntil: Date | null; postedAt: Date | null };

export async function setQueueState(
  tx: Executor,
  teamId: string,
  queue: string,
  set: PgUpdateSetSource<typeof slackQueues>,
): Promise<void> {
  await tx
    .insert(slackQueues)
    .values({ teamId, queue, ...set } as typeof slackQueues.$inferInsert)
    .onConflictDoUpdate({ target: [slackQueues.teamId, slackQueues.queue], set });
}

/** Its channel was written to: the next write waits for its turn. */
export async function setQueuePosted(
  tx: Executor,
  { teamId, queue }: { teamId: string; queue: string },
  set: { lastWasThrottled: boolean; pausedUntil?: null },
): Promise<void> {
  await setQueueState(tx, teamId, queue, { postedAt: sql`clock_timestamp()`, ...set });
}

/** Slack limits edits in a channel apart from its posts, so they are paused together, under a queue of their own. */
export function editQueue(channelId: string): string {
  return `edits:${channelId}`;
}

/** When the next pending message of a channel is due, after a pause of Slack's; null when there is none. */
export async function nextDue(
  db: Executor,
  teamId: string,
  queue: string,
): Promise<{ at: Date; now: Date } | null> {
  const pause = db.select({ until: slackQueues.pausedUntil }).from(slackQueues).where(isQueue(teamId, queue));
  const [row] = await db
    .select({
      at: sql<
        Date | string | null
      >`case when count(*) > 0 then greatest(min(${slackOutbox.notBefore}), (${pause})) end`,
      now: clock,
    })
    .from(slackOutbox)
    .where(isPendingIn(teamId, queue));
  return row?.at ? { at: new Date(row.at), now: new Date(Number(row.now)) } : null;
}

function isQueue(teamId: string, queue: string) {
  return and(eq(slackQueues.teamId, teamId), eq(slackQueues.queue, queue));
}

function isPendingIn(teamId: string, queue: string) {
  return and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.queue, queue), isPending);
}
