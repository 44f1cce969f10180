import { and, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { TurnProblem } from '../../agents/house/turn-problem.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { houseTurns } from '../schema/house.ts';

/**
 * Takes a forgotten meeting's words out of turns elsewhere that were given them: who answered is deleted, who is at work
 * begins nothing more with them, and says so.
 */
export async function forgetInTurns(tx: Executor, jobs: Jobs, now: Date, meetingId: string): Promise<void> {
  const { id, about, messages, finishedAt, version } = houseTurns;
  const isAbout = sql`${about} @> ${JSON.stringify([meetingId])}::jsonb`;
  await tx.delete(houseTurns).where(and(isNotNull(finishedAt), isAbout));
  const found = JSON.stringify([{ results: [{ sources: [{ meetingId }] }] }]);
  const isGiven = or(isAbout, sql`${messages} @> ${found}::jsonb`);
  const rows = await tx
    .select({ id })
    .from(houseTurns)
    .where(and(isNull(finishedAt), isGiven))
    .for('update');
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await tx
    .update(houseTurns)
    .set({
      ...{ state: 'waiting', messages: [], about: [], tokensHeld: 0, questionId: null, nextRunAt: now },
      problem: 'call_forgotten' satisfies TurnProblem,
      version: sql`${version} + 1`,
    })
    .where(inArray(id, ids));
  for (const turnId of ids) await jobs.send(tx, 'house-turn', { turnId });
}
