import { and, eq, sql } from 'drizzle-orm';
import type { Lease } from '../../meetings/ports/leases.ts';
import type { Executor } from '../../store/executor.ts';
import { isHeld } from '../../store/rows/leases.ts';
import { slackFiles, slackMessages, slackOutbox } from '../../store/schema/slack.ts';
import type { Content } from '../blocks/elements.ts';

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

/** Remembers a file that was shared, so that it can be taken back. */
export async function keepFile(
  tx: Executor,
  { teamId, slot, meetingId }: OutboxRow,
  fileId: string,
): Promise<void> {
  if (slot) await tx.insert(slackFiles).values({ teamId, slot, fileId, meetingId }).onConflictDoNothing();
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
