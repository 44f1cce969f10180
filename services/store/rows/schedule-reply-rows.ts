import { and, asc, eq, lt, ne } from 'drizzle-orm';
import type { ThreadUpdates } from '../../meetings/ports/thread-updates.ts';
import type { Schedules } from '../../standups/ports/schedules.ts';
import type { Executor } from '../executor.ts';
import { scheduleReplies, scheduleRuns } from '../schema/schedules.ts';

/** What people write for standing meetings, inside one transaction. */
export function scheduleReplyRows(tx: Executor, now: Date) {
  return {
    async briefedRun(meetingId) {
      const [row] = await tx
        .select({ scheduleId: scheduleRuns.scheduleId, at: scheduleRuns.at })
        .from(scheduleRuns)
        .where(and(eq(scheduleRuns.meetingId, meetingId), scheduleRuns.briefed));
      return row ?? null;
    },
    async keepReply({ id: meetingId, teamId }, reply, changedTs) {
      const kept = await tx
        .insert(scheduleReplies)
        .values({ ...reply, meetingId, teamId, changedTs, createdAt: now })
        .onConflictDoUpdate({
          target: [scheduleReplies.meetingId, scheduleReplies.ts],
          set: { text: reply.text, name: reply.name, changedTs },
          setWhere: lt(scheduleReplies.changedTs, changedTs),
        })
        .returning({ id: scheduleReplies.id });
      return kept.length > 0;
    },
  } satisfies Pick<Schedules, 'briefedRun' | 'keepReply'>;
}

/** What people wrote into a meeting's thread before it began, inside one transaction. */
export function threadUpdateRows(tx: Executor): ThreadUpdates {
  return {
    of: repliesOf(tx),
    async handOver(from, to) {
      await tx.update(scheduleRuns).set({ meetingId: to }).where(eq(scheduleRuns.meetingId, from));
      await tx.update(scheduleReplies).set({ meetingId: to }).where(eq(scheduleReplies.meetingId, from));
    },
    async forget(meetingId) {
      await tx.delete(scheduleReplies).where(eq(scheduleReplies.meetingId, meetingId));
    },
  };
}

/** What people wrote into a meeting's thread before it began. */
export const repliesOf =
  (db: Executor): ThreadUpdates['of'] =>
  (meetingId) => {
    const { userId, name, text, ts } = scheduleReplies;
    return db
      .select({ userId, name, text, ts })
      .from(scheduleReplies)
      .where(and(eq(scheduleReplies.meetingId, meetingId), ne(scheduleReplies.text, '')))
      .orderBy(asc(scheduleReplies.ts));
  };
