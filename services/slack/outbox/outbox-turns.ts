import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Executor } from '../../store/executor.ts';
import { slackEdits, slackLanes, slackOutbox } from '../../store/schema/slack.ts';
import type { Content } from '../blocks/elements.ts';
import { postEvery } from '../limits.ts';
import type { OutboxRow } from './outbox-rows.ts';

// Written by our own builders, whose output tests hold to Slack's rules; read back as what it was.
const contentSchema = z.looseObject({
  text: z.string(),
  blocks: z.array(z.custom<Content['blocks'][number]>()),
  plain: z.array(z.custom<Content['blocks'][number]>()).optional(),
});

const clock = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;

/** Milliseconds without a change after which a burst counts as over. */
const settledAfter = 200;
const settled = sql<boolean>`${slackOutbox.changedAt} < clock_timestamp() - make_interval(secs => ${settledAfter / 1_000})`;
const isPosted = sql`exists (select 1 from slack_messages m
  where m.team_id = slack_outbox.team_id and m.slot = slack_outbox.slot)`;

/** Seconds that a post may wait for what changes in bursts: the time of two writes, and a little. */
const mostPassedOver = (2.5 * postEvery) / 1_000;

/**
 * The row of a lane that may go out next. What waits for nobody's second, an edit of a card or a whisper, goes at once:
 * posts do not hold it up. Posts go in the order of their ids. What changes in bursts goes before them, since only its
 * newest state counts, and takes turns with them: a second turn only for the end of a burst, and no third.
 */
export async function nextRow(
  db: Executor,
  teamId: string,
  lane: string,
  pacedLast: boolean,
): Promise<OutboxRow | null> {
  const atOnce = sql`${slackOutbox.kind} = 'ephemeral' or (not ${slackOutbox.paced} and ${isPosted})`;
  const inBurst = sql`${slackOutbox.paced} and ${isPosted}`;
  const turn = pacedLast
    ? sql`case when ${settled} and not ${othersWaitTooLong(teamId, lane)} then 1 else 3 end`
    : sql`1`;
  const first = sql`case when ${atOnce} then 0 when ${inBurst} then ${turn} else 2 end`;
  const [found] = await db
    .select({
      row: slackOutbox,
      now: clock,
      settled,
      posted: sql<{
        channelId: string;
        ts: string;
      } | null>`(select json_build_object('channelId', channel_id, 'ts', ts)
        from slack_messages m where m.team_id = slack_outbox.team_id and m.slot = slack_outbox.slot)`,
      root: sql<{
        channelId: string;
        ts: string;
      } | null>`(select json_build_object('channelId', channel_id, 'ts', ts)
        from slack_messages m where m.team_id = slack_outbox.team_id and m.slot = slack_outbox.thread_slot)`,
    })
    .from(slackOutbox)
    .where(and(pendingIn(teamId, lane), sql`${slackOutbox.notBefore} <= clock_timestamp()`))
    .orderBy(first, asc(slackOutbox.id))
    .limit(1);
  if (!found) return null;
  const { row, now, ...rest } = found;
  const isDocument = row.kind === 'file' || row.kind === 'canvas' || row.kind === 'file_removal';
  const content = isDocument ? { text: '', blocks: [] } : contentSchema.parse(row.content);
  return { ...row, ...rest, content, raw: row.content, now: new Date(Number(now)) };
}

/** A post was passed over for a while, and no other went out meanwhile. */
function othersWaitTooLong(teamId: string, lane: string) {
  const since = sql`clock_timestamp() - make_interval(secs => ${mostPassedOver})`;
  const other = sql`select 1 from slack_outbox o
    where o.team_id = ${teamId} and o.lane = ${lane} and not o.paced and o.kind <> 'ephemeral'`;
  return sql`(exists (${other} and o.state = 'pending' and o.created_at < ${since} and o.not_before <= clock_timestamp())
    and not exists (${other} and o.state <> 'pending' and o.finished_at > ${since}))`;
}

export type Lane = { pausedUntil: Date | null; postedAt: Date | null; pacedLast: boolean };

export async function laneOf(db: Executor, teamId: string, lane: string): Promise<Lane> {
  const [row] = await db
    .select()
    .from(slackLanes)
    .where(and(eq(slackLanes.teamId, teamId), eq(slackLanes.lane, lane)));
  return {
    pausedUntil: row?.pausedUntil ?? null,
    postedAt: row?.postedAt ?? null,
    pacedLast: row?.pacedLast ?? false,
  };
}

export async function setLane(tx: Executor, teamId: string, lane: string, set: Partial<Lane>): Promise<void> {
  await tx
    .insert(slackLanes)
    .values({ teamId, lane, ...set })
    .onConflictDoUpdate({ target: [slackLanes.teamId, slackLanes.lane], set });
}

/** When the next pending row of a lane may go out; null when there is none. */
export async function nextDue(
  db: Executor,
  teamId: string,
  lane: string,
): Promise<{ at: Date; now: Date } | null> {
  const [row] = await db
    .select({ at: sql<Date | string | null>`min(${slackOutbox.notBefore})`, now: clock })
    .from(slackOutbox)
    .where(pendingIn(teamId, lane));
  return row?.at ? { at: new Date(row.at), now: new Date(Number(row.now)) } : null;
}

/** Takes one edit from the workspace's minute, or says when there is one again. */
export async function takeEdit(
  tx: Executor,
  teamId: string,
  now: Date,
  perMinute: number,
): Promise<Date | null> {
  // Channels are delivered side by side: two must not take the last edit of a minute.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`edits:${teamId}`}))`);
  const minuteAgo = new Date(now.getTime() - 60_000);
  const recent = await tx
    .select({ at: slackEdits.at })
    .from(slackEdits)
    .where(and(eq(slackEdits.teamId, teamId), sql`${slackEdits.at} > ${minuteAgo.toISOString()}`))
    .orderBy(asc(slackEdits.at));
  const blocking = recent.length >= perMinute ? recent[recent.length - perMinute] : null;
  if (blocking) return new Date(blocking.at.getTime() + 60_000);
  await tx.insert(slackEdits).values({ teamId, at: now });
  return null;
}

/** Edits in a channel are limited apart from its posts: all of them wait, those of other cards too. */
export function editsIn(channelId: string): string {
  return `edits:${channelId}`;
}

function pendingIn(teamId: string, lane: string) {
  return and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.lane, lane), eq(slackOutbox.state, 'pending'));
}
