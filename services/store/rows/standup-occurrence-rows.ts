import { and, asc, desc, eq, inArray, lt, ne, notInArray } from 'drizzle-orm';
import type { StandupRepository } from '../../standups/ports/standup-repository.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { standupOccurrences } from '../schema/standups.ts';

/** An occurrence whose card is up, and its meeting waits for its start. For queries that join the two tables. */
export const isWaiting = and(eq(standupOccurrences.outcome, 'proposed'), eq(meetings.state, 'scheduled'));

type OccurrenceRows = Pick<
  StandupRepository,
  'beginOccurrence' | 'endOccurrence' | 'takeJoined' | 'repeatOccurrence'
>;
type OccurrenceLookups = Pick<
  StandupRepository,
  'waiting' | 'ofMeeting' | 'handledThrough' | 'meetingBefore'
>;

/** Occurrences of standups, inside one transaction. */
export function standupOccurrenceRows(tx: Executor, now: Date): OccurrenceRows {
  return {
    async beginOccurrence({ standup, at }) {
      const [begun] = await tx
        .insert(standupOccurrences)
        .values({
          standupId: standup.id,
          at,
          teamId: standup.teamId,
          outcome: 'refused',
          createdAt: now,
        })
        .onConflictDoUpdate({
          target: [standupOccurrences.standupId, standupOccurrences.at],
          set: { outcome: 'refused' },
          setWhere: eq(standupOccurrences.outcome, 'again'),
        })
        .returning({ formerMeetingId: standupOccurrences.meetingId });
      return begun ?? null;
    },
    async endOccurrence({ standup, at, ...outcome }) {
      const workDueAt = outcome.prompted ? now : null;
      await tx
        .update(standupOccurrences)
        .set({ ...outcome, workDueAt })
        .where(isOccurrence(standup.id, at));
    },
    async takeJoined(standupId, at) {
      const [found] = await tx
        .update(standupOccurrences)
        .set({ outcome: 'followed' })
        .where(and(isOccurrence(standupId, at), eq(standupOccurrences.outcome, 'joined_another')))
        .returning({ createdAt: standupOccurrences.createdAt });
      return found?.createdAt ?? null;
    },
    async repeatOccurrence(standupId, at) {
      await tx.update(standupOccurrences).set({ outcome: 'again' }).where(isOccurrence(standupId, at));
    },
  };
}

/** Finds occurrences and their meetings. */
export function standupOccurrenceLookups(tx: Executor): OccurrenceLookups {
  return {
    meetingBefore: (standupId, at) => meetingBefore(tx, standupId, at),
    waiting: async (standupId) =>
      tx
        .select({ meetingId: meetings.id, at: standupOccurrences.at })
        .from(standupOccurrences)
        .innerJoin(meetings, eq(meetings.id, standupOccurrences.meetingId))
        .where(and(eq(standupOccurrences.standupId, standupId), isWaiting))
        .orderBy(asc(standupOccurrences.at)),
    async ofMeeting(meetingId) {
      const [row] = await tx
        .select({ standupId: standupOccurrences.standupId })
        .from(standupOccurrences)
        .where(and(eq(standupOccurrences.meetingId, meetingId), eq(standupOccurrences.outcome, 'proposed')));
      return row?.standupId ?? null;
    },
    async handledThrough(standupId, except) {
      const [row] = await tx
        .select({ at: standupOccurrences.at })
        .from(standupOccurrences)
        .where(
          and(
            eq(standupOccurrences.standupId, standupId),
            ne(standupOccurrences.outcome, 'again'),
            notInArray(standupOccurrences.at, [...except]),
          ),
        )
        .orderBy(desc(standupOccurrences.at))
        .limit(1);
      return row?.at ?? null;
    },
  };
}

const isOccurrence = (standupId: string, at: Date) =>
  and(eq(standupOccurrences.standupId, standupId), eq(standupOccurrences.at, at));

async function meetingBefore(tx: Executor, standupId: string, at: Date): Promise<string | null> {
  const [row] = await tx
    .select({ id: meetings.id })
    .from(standupOccurrences)
    .innerJoin(meetings, eq(meetings.id, standupOccurrences.meetingId))
    .where(
      and(
        eq(standupOccurrences.standupId, standupId),
        lt(standupOccurrences.at, at),
        inArray(meetings.state, ['wrapping_up', 'done']),
      ),
    )
    .orderBy(desc(standupOccurrences.at))
    .limit(1);
  return row?.id ?? null;
}
