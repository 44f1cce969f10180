import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Digests, InvitedTo } from '../../notes/ports/digests.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { calendarEvents } from '../schema/calendars.ts';
import { digests, missedRecaps } from '../schema/digests.ts';
import { meetings } from '../schema/meetings.ts';
import { notes } from '../schema/notes.ts';

/** Digests inside a transaction. Each sends the job that wakes it. */
export function digestRows(tx: Executor, jobs: Jobs, now: Date): Digests {
  return {
    async dueAt(teamId, userId) {
      const [row] = await tx
        .select()
        .from(digests)
        .where(isOf(digests, teamId, userId))
        .for('update');
      return row?.nextAt ?? null;
    },
    async set(teamId, userId, nextAt) {
      await tx
        .insert(digests)
        .values({ teamId, userId, nextAt })
        .onConflictDoUpdate({ target: [digests.teamId, digests.userId], set: { nextAt } });
      await jobs.send(tx, 'digest', { teamId, userId }, nextAt);
    },
    async remove(teamId, userId) {
      await tx.delete(digests).where(isOf(digests, teamId, userId));
      await tx.delete(missedRecaps).where(isOf(missedRecaps, teamId, userId));
    },
    async addMissed({ id: meetingId, teamId }, userIds) {
      if (userIds.length === 0) return;
      const rows = userIds.map((userId) => ({ teamId, userId, meetingId, at: now }));
      await tx.insert(missedRecaps).values(rows).onConflictDoNothing();
    },
    async missedBy(teamId, userId) {
      const { id, channelId, createdAt } = meetings;
      const { heldBecause, releasedAt } = notes;
      return tx
        .select({ meeting: { id, channelId, createdAt }, heldBecause, releasedAt })
        .from(missedRecaps)
        .innerJoin(meetings, eq(meetings.id, missedRecaps.meetingId))
        .innerJoin(notes, eq(notes.meetingId, missedRecaps.meetingId))
        .where(isOf(missedRecaps, teamId, userId))
        .orderBy(asc(meetings.createdAt));
    },
    async removeMissed(teamId, userId, meetingIds) {
      const isMeant = and(
        isOf(missedRecaps, teamId, userId),
        inArray(missedRecaps.meetingId, [...meetingIds]),
      );
      await tx.delete(missedRecaps).where(isMeant);
    },
  };
}

/** Minutes that a call may begin early or end late. */
const marginMinutes = 10;

export function invitedTo(db: Executor): InvitedTo {
  return async ({ teamId, platform, callKey, connectedAt, createdAt, sessionEndedAt }) => {
    const began = connectedAt ?? createdAt;
    const ended = sessionEndedAt ?? began;
    const margin = sql`make_interval(mins => ${marginMinutes})`;
    const rows = await db
      .selectDistinct({ userId: calendarEvents.userId })
      .from(calendarEvents)
      .innerJoin(
        digests,
        and(eq(digests.teamId, calendarEvents.teamId), eq(digests.userId, calendarEvents.userId)),
      )
      .where(
        and(
          eq(calendarEvents.teamId, teamId),
          eq(calendarEvents.platform, platform),
          eq(calendarEvents.callKey, callKey),
          eq(calendarEvents.cancelled, false),
          eq(calendarEvents.declined, false),
          sql`${calendarEvents.startsAt} <= ${ended.toISOString()}::timestamptz + ${margin}`,
          sql`${calendarEvents.endsAt} >= ${began.toISOString()}::timestamptz - ${margin}`,
        ),
      );
    return rows.map(({ userId }) => userId);
  };
}

/** Digests whose time has come and that no worker has taken up. */
export async function overdueDigests(db: Executor): Promise<{ teamId: string; userId: string }[]> {
  return db
    .select({ teamId: digests.teamId, userId: digests.userId })
    .from(digests)
    .where(lt(digests.nextAt, sql`clock_timestamp() - interval '3 seconds'`))
    .limit(500);
}

function isOf(table: typeof digests | typeof missedRecaps, teamId: string, userId: string) {
  return and(eq(table.teamId, teamId), eq(table.userId, userId));
}
