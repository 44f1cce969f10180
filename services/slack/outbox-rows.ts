import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Lease } from '../meetings/ports/leases.ts';
import type { Executor } from '../store/executor.ts';
import { isHeld } from '../store/leases.ts';
import { slackEdits, slackLanes, slackMessages, slackOutbox } from '../store/schema.ts';
import type { Content } from './blocks/elements.ts';

/** One queued message, as delivery needs it. */
export type OutboxRow = Omit<typeof slackOutbox.$inferSelect, 'content'> & {
  /** Empty for a document, whose content is in `raw`. */
  content: Content;
  raw: unknown;
  /** Its message in Slack, once posted. */
  posted: { channelId: string; ts: string } | null;
  /** The message that starts its thread, once posted. */
  root: { channelId: string; ts: string } | null;
  /** Its content has not changed for a moment: a burst is over. */
  settled: boolean;
  now: Date;
};

// Written by our own builders, whose output tests hold to Slack's rules; read back as what it was.
const contentSchema = z.looseObject({
  text: z.string(),
  blocks: z.array(z.custom<Content['blocks'][number]>()),
  plain: z.array(z.custom<Content['blocks'][number]>()).optional(),
});

const clock = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;

/** Milliseconds without a change after which a burst counts as over. */
const settledAfter = 300;
const settled = sql<boolean>`${slackOutbox.changedAt} < clock_timestamp() - make_interval(secs => ${settledAfter / 1_000})`;

/**
 * The row of a lane that may go out next. Order within a thread is the order of ids; but what changes in bursts goes
 * first, since only its newest state counts, and while it still changes every second turn is the others'.
 */
export async function nextRow(
  db: Executor,
  teamId: string,
  lane: string,
  pacedLast: boolean,
): Promise<OutboxRow | null> {
  const burst = sql`${slackOutbox.paced} and exists (select 1 from slack_messages m
    where m.team_id = slack_outbox.team_id and m.slot = slack_outbox.slot)`;
  const turn = pacedLast ? sql`case when ${settled} then 0 else 2 end` : sql`0`;
  const first = sql`case when ${burst} then ${turn} else 1 end`;
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
  const isDocument = row.kind === 'file' || row.kind === 'canvas';
  const content = isDocument ? { text: '', blocks: [] } : contentSchema.parse(row.content);
  return { ...row, ...rest, content, raw: row.content, now: new Date(Number(now)) };
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

/**
 * Remembers that the row is on its way: should we die now, the next one looks before posting again. False when the
 * lane went to another worker meanwhile: then it must not go out from here.
 */
export async function markSending(db: Executor, row: OutboxRow, lease: Lease): Promise<boolean> {
  const marked = await db
    .update(slackOutbox)
    .set({ sendingSince: row.now, sendingRevision: row.revision, attempts: sql`${slackOutbox.attempts} + 1` })
    .where(and(eq(slackOutbox.id, row.id), isHeld(lease)))
    .returning({ id: slackOutbox.id });
  return marked.length > 0;
}

/** The row went out as `revision`; newer content that came meanwhile stays pending, to go out as an edit. */
export async function markSent(
  tx: Executor,
  row: OutboxRow,
  at: { channelId: string; ts: string } | null,
): Promise<void> {
  if (row.slot && at) {
    await tx
      .insert(slackMessages)
      .values({ teamId: row.teamId, slot: row.slot, ...at })
      .onConflictDoNothing();
  }
  await tx
    .update(slackOutbox)
    .set({
      state: sql`case when ${slackOutbox.revision} = ${row.revision} then 'sent' else 'pending' end`,
      finishedAt: sql`clock_timestamp()`,
      sendingSince: null,
      attempts: 0,
      lastError: null,
    })
    .where(eq(slackOutbox.id, row.id));
}

export async function changeRow(
  tx: Executor,
  row: OutboxRow,
  set: Partial<typeof slackOutbox.$inferInsert>,
): Promise<void> {
  await tx.update(slackOutbox).set(set).where(eq(slackOutbox.id, row.id));
}

/** Other content for the row, unless newer content came meanwhile: that goes out first. */
export async function changeContent(tx: Executor, row: OutboxRow, content: Content): Promise<void> {
  await tx
    .update(slackOutbox)
    .set({ content })
    .where(and(eq(slackOutbox.id, row.id), eq(slackOutbox.revision, row.revision)));
}

/** The row's message can no longer be edited where it stands: the next one is a new post. */
export async function forgetPosted(tx: Executor, { teamId, slot }: OutboxRow): Promise<void> {
  if (!slot) return;
  await tx.delete(slackMessages).where(and(eq(slackMessages.teamId, teamId), eq(slackMessages.slot, slot)));
}

/** Gives up on a row, keeping why. */
export async function bury(tx: Executor, row: OutboxRow, error: string): Promise<void> {
  await changeRow(tx, row, { state: 'dead', lastError: error, finishedAt: row.now });
}

function pendingIn(teamId: string, lane: string) {
  return and(eq(slackOutbox.teamId, teamId), eq(slackOutbox.lane, lane), eq(slackOutbox.state, 'pending'));
}

export type OutboxQueries = {
  /** Lanes with rows that are due and nobody at them. */
  overdueLanes(): Promise<{ teamId: string; lane: string }[]>;
  depth(): Promise<number>;
};

export function outboxQueries(db: Executor): OutboxQueries {
  return {
    async overdueLanes() {
      const { rows } = await db.execute<{ teamId: string; lane: string }>(sql`
        select distinct o.team_id as "teamId", o.lane from slack_outbox o
        left join slack_lanes l on l.team_id = o.team_id and l.lane = o.lane
        where o.state = 'pending' and o.not_before < clock_timestamp() - interval '3 seconds'
          and (l.paused_until is null or l.paused_until < clock_timestamp())
          and not exists (select 1 from leases
            where name = 'lane:' || o.team_id || ':' || o.lane and held_until > clock_timestamp())`);
      return rows;
    },
    async depth() {
      const { rows } = await db.execute<{ count: number }>(
        sql`select count(*)::int as count from slack_outbox where state = 'pending'`,
      );
      return Number(rows[0]?.count ?? 0);
    },
  };
}
