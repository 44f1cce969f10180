import { and, asc, desc, eq, inArray, lt, ne, notInArray } from 'drizzle-orm';
import type { Schedules } from '../../standups/ports/schedules.ts';
import type { Executor } from '../executor.ts';
import { scheduleRuns } from '../schema/schedules.ts';
import { meetings } from '../schema/schema.ts';

/** Of a run beside its meeting: its card is up, and it waits for its time. */
export const isWaiting = and(eq(scheduleRuns.outcome, 'proposed'), eq(meetings.state, 'scheduled'));

/** What became of the times of standing meetings, inside one transaction. */
export function scheduleRunRows(tx: Executor, now: Date) {
  return {
    async beginRun({ schedule, at }) {
      const [begun] = await tx
        .insert(scheduleRuns)
        .values({
          scheduleId: schedule.id,
          at,
          teamId: schedule.teamId,
          outcome: 'refused',
          createdAt: now,
        })
        .onConflictDoUpdate({
          target: [scheduleRuns.scheduleId, scheduleRuns.at],
          set: { outcome: 'refused' },
          setWhere: eq(scheduleRuns.outcome, 'again'),
        })
        .returning({ formerMeetingId: scheduleRuns.meetingId });
      return begun ?? null;
    },
    async endRun({ schedule, at, ...outcome }) {
      await tx.update(scheduleRuns).set(outcome).where(runIs(schedule.id, at));
    },
    async followed(scheduleId, at) {
      const [found] = await tx
        .update(scheduleRuns)
        .set({ outcome: 'followed' })
        .where(and(runIs(scheduleId, at), eq(scheduleRuns.outcome, 'joined_another')))
        .returning({ createdAt: scheduleRuns.createdAt });
      return found?.createdAt ?? null;
    },
    async runAgain(scheduleId, at) {
      await tx.update(scheduleRuns).set({ outcome: 'again' }).where(runIs(scheduleId, at));
    },
    waiting: async (scheduleId) =>
      tx
        .select({ meetingId: meetings.id, at: scheduleRuns.at })
        .from(scheduleRuns)
        .innerJoin(meetings, eq(meetings.id, scheduleRuns.meetingId))
        .where(and(eq(scheduleRuns.scheduleId, scheduleId), isWaiting))
        .orderBy(asc(scheduleRuns.at)),
    async ofMeeting(meetingId) {
      const [row] = await tx
        .select({ scheduleId: scheduleRuns.scheduleId })
        .from(scheduleRuns)
        .where(and(eq(scheduleRuns.meetingId, meetingId), eq(scheduleRuns.outcome, 'proposed')));
      return row?.scheduleId ?? null;
    },
    async seenTo(scheduleId, except) {
      const [row] = await tx
        .select({ at: scheduleRuns.at })
        .from(scheduleRuns)
        .where(
          and(
            eq(scheduleRuns.scheduleId, scheduleId),
            ne(scheduleRuns.outcome, 'again'),
            notInArray(scheduleRuns.at, [...except]),
          ),
        )
        .orderBy(desc(scheduleRuns.at))
        .limit(1);
      return row?.at ?? null;
    },
    async meetingBefore(scheduleId, at) {
      const [row] = await tx
        .select({ id: meetings.id })
        .from(scheduleRuns)
        .innerJoin(meetings, eq(meetings.id, scheduleRuns.meetingId))
        .where(
          and(
            eq(scheduleRuns.scheduleId, scheduleId),
            lt(scheduleRuns.at, at),
            inArray(meetings.state, ['wrapping_up', 'done']),
          ),
        )
        .orderBy(desc(scheduleRuns.at))
        .limit(1);
      return row?.id ?? null;
    },
  } satisfies Pick<
    Schedules,
    'beginRun' | 'endRun' | 'followed' | 'ofMeeting' | 'runAgain' | 'waiting' | 'seenTo' | 'meetingBefore'
  >;
}

const runIs = (scheduleId: string, at: Date) =>
  and(eq(scheduleRuns.scheduleId, scheduleId), eq(scheduleRuns.at, at));
