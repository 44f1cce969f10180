import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import { type Announcement, announcementOf } from '../../consent/announced.ts';
import type { NewEntry } from '../../consent/entry.ts';
import type { ConsentRows } from '../../consent/ports/consent-unit.ts';
import type { WordGap } from '../../consent/word-gap.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { consentEntries, wordGaps } from '../schema/consent.ts';
import { sessionEvents } from '../schema/session-events.ts';
import { isTransient } from '../transaction.ts';
import { reclaimLater } from './forgetting.ts';
import { namesakesOf } from './session-summary.ts';

/** The ledger of calls, and the gaps in what is kept of them, inside one transaction. */
export function consentRows(
  tx: Executor,
  jobs: Jobs,
  now: Date,
  takeBack: ConsentRows['takeBack'],
): ConsentRows {
  return {
    add: (meeting, entries) => addEntries(tx, now, meeting, entries),
    async of(meetingId) {
      const { at, kind, who, name, words, detail, forgottenAt } = consentEntries;
      return tx
        .select({ at, kind, who, name, words, detail, forgottenAt })
        .from(consentEntries)
        .where(eq(consentEntries.meetingId, meetingId))
        .orderBy(asc(consentEntries.id));
    },
    async told(meetingId, ids) {
      const { eventId, at, type, body, id } = sessionEvents;
      return tx
        .select({ eventId, at, type, body })
        .from(sessionEvents)
        .where(and(eq(sessionEvents.meetingId, meetingId), inArray(id, [...ids])))
        .orderBy(asc(at), asc(id));
    },
    namesakes: (meeting) => namesakesOf(tx, meeting),
    gaps: gapsOf(tx),
    async gapOf(id) {
      const [gap] = await tx.select().from(wordGaps).where(eq(wordGaps.id, id));
      return gap ?? null;
    },
    async cut(gap) {
      const [made] = await tx
        .insert(wordGaps)
        .values({ id: sql`gen_random_uuid()`, ...gap })
        .returning();
      if (!made) throw new Error('A gap wasn’t made');
      if (made.leavesAt) await jobs.send(tx, 'objection', { gapId: made.id }, made.leavesAt);
      await reclaimLater(tx, jobs, now, 'words');
      return made;
    },
    takeBack,
    async cutAgain(meetingId) {
      await tx.execute(sql`update word_gaps set state = state where meeting_id = ${meetingId}`);
    },
    async replaceGap({ id, ...values }) {
      await tx.update(wordGaps).set(values).where(eq(wordGaps.id, id));
    },
    lookForGuests: ({ id: meetingId }, at) => jobs.send(tx, 'guests-in-call', { meetingId }, at),
  };
}

/** When words of a call aren't kept, from the first. */
export const gapsOf = (db: Executor) => (meetingId: string) =>
  db
    .select()
    .from(wordGaps)
    .where(eq(wordGaps.meetingId, meetingId))
    .orderBy(asc(wordGaps.fromAt), asc(wordGaps.createdAt));

/** As the call calls them, those who objected after somebody, before that was answered. */
export async function whoObjectedToo(
  db: Executor,
  { meetingId, why, name, fromAt, untilAt }: WordGap,
): Promise<string[]> {
  if (why !== 'objection') return [];
  const { rows } = await db.execute<{ name: string }>(sql`
    select name from consent_entries where meeting_id = ${meetingId} and kind = 'objected' and name is not null
      and at >= ${fromAt}::timestamptz and at < coalesce(${untilAt}::timestamptz, 'infinity')
      and not is_same_name(name, coalesce(${name}::text, ''))
    group by name order by min(id)`);
  return rows.map((row) => row.name);
}

/** Longer than anything that a call tells in one go. */
const mostAtOnce = 500;

/**
 * Enters each once. What the ledger can't say isn't kept: where it takes no row, all words of the call go in the same
 * transaction, and so do those that come later.
 */
export async function addEntries(
  tx: Executor,
  now: Date,
  { id: meetingId, teamId }: Pick<Meeting, 'id' | 'teamId'>,
  entries: readonly NewEntry[],
): Promise<void> {
  const rows = entries.map(({ at = now, ...entry }) => ({ teamId, meetingId, at, ...entry }));
  if (rows.length === 0) return;
  try {
    await tx.transaction(async (inner) => {
      for (let from = 0; from < rows.length; from += mostAtOnce)
        await inner
          .insert(consentEntries)
          .values(rows.slice(from, from + mostAtOnce))
          .onConflictDoNothing();
    });
  } catch (error) {
    if (isTransient(error)) throw error;
    await tx.execute(sql`
      insert into word_gaps (id, team_id, meeting_id, why, from_at, from_ms, state, created_at)
      select gen_random_uuid(), ${teamId}, ${meetingId}::uuid, 'ledger', to_timestamp(0), 0, 'open', clock_timestamp()
      where not exists (select from word_gaps where meeting_id = ${meetingId}::uuid and why = 'ledger')`);
  }
}

/** Overdue because their job was lost. */
export async function overdueObjections(db: Executor): Promise<string[]> {
  const isOverdue = lt(wordGaps.leavesAt, sql`clock_timestamp() - interval '3 seconds'`);
  const rows = await db
    .select({ id: wordGaps.id })
    .from(wordGaps)
    .where(and(eq(wordGaps.state, 'open'), isOverdue))
    .limit(500);
  return rows.map(({ id }) => id);
}

/** What the card says of it. */
export const announcementIn =
  (db: Executor) =>
  async (meeting: Meeting): Promise<Announcement | null> => {
    if (!meeting.connectedAt) return null;
    const { meetingId, key } = consentEntries;
    const isIt = and(eq(meetingId, meeting.id), eq(key, 'announced'));
    const isEntered = (await db.$count(consentEntries, isIt)) > 0;
    const hasNamesake = (await namesakesOf(db, meeting)).has(meeting.botName);
    return announcementOf(meeting, isEntered, hasNamesake);
  };
