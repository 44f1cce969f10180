import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { HouseTurns } from '../../agents/house/ports/house-turns.ts';
import type { Turn } from '../../agents/house/turn.ts';
import type { TurnProblem } from '../../agents/house/turn-problem.ts';
import { segmentEventSchema } from '../../sessions/transcript.ts';
import type { Executor } from '../executor.ts';
import { houseTurns } from '../schema/house.ts';
import { sessionEvents } from '../schema/session-events.ts';
import { claimedUntil } from './claim-rows.ts';

/** What is said in calls, and whose it is to work on, inside one transaction. */
export function houseSpeechRows(
  tx: Executor,
  now: Date,
): Pick<HouseTurns, 'heard' | 'takeUnbegunSpeech' | 'unfinished'> {
  return {
    async heard(meetingId, limit) {
      const isSpeech = and(
        eq(sessionEvents.meetingId, meetingId),
        eq(sessionEvents.type, 'transcript.segment'),
      );
      const rows = await tx
        .select({
          eventId: sessionEvents.eventId,
          at: sessionEvents.at,
          body: sessionEvents.body,
          isClaimed: sql<boolean>`coalesce(${sessionEvents.processedAt} < ${claimedUntil(meetingId)}, false)`,
        })
        .from(sessionEvents)
        .where(isSpeech)
        .orderBy(desc(sessionEvents.at), desc(sessionEvents.id))
        .limit(limit);
      return rows.reverse().flatMap(({ body, ...of }) => {
        const segment = segmentEventSchema.safeParse(body).data?.segment;
        return segment ? [{ ...segment, ...of }] : [];
      });
    },
    async takeUnbegunSpeech(meetingId) {
      const isUnbegun = and(
        eq(houseTurns.meetingId, meetingId),
        eq(houseTurns.cause, 'spoken'),
        inArray(houseTurns.state, ['waiting', 'proposed']),
        // The worker that begins one stores what the model is given.
        sql`${houseTurns.messages} = '[]'::jsonb`,
      );
      const rows = await tx
        .select()
        .from(houseTurns)
        .where(isUnbegun)
        .orderBy(asc(houseTurns.seq))
        .for('update');
      if (rows.length === 0) return [];
      await tx
        .update(houseTurns)
        .set({
          state: 'dropped',
          version: sql`${houseTurns.version} + 1`,
          ...{ nextRunAt: null, finishedAt: now },
        })
        .where(
          inArray(
            houseTurns.id,
            rows.map(({ id }) => id),
          ),
        );
      return rows.map(turnIn);
    },
    async unfinished(meetingId) {
      const isOpen = inArray(houseTurns.state, ['waiting', 'thinking', 'asking']);
      const rows = await tx
        .select()
        .from(houseTurns)
        .where(and(eq(houseTurns.meetingId, meetingId), isOpen))
        .orderBy(asc(houseTurns.seq));
      return rows.map(turnIn);
    },
  };
}

export function turnIn(row: typeof houseTurns.$inferSelect): Turn {
  return { ...row, problem: row.problem as TurnProblem | null };
}
