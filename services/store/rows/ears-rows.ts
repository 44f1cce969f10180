import { and, eq, inArray, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { Ears } from '../../ears/ears.ts';
import type { EarsRows } from '../../ears/ports/ears-unit.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { ears } from '../schema/ears.ts';
import { meetings } from '../schema/meetings.ts';
import { sessionEvents } from '../schema/session-events.ts';

/** Who listens in calls, inside one transaction. */
export function earsRows(tx: Executor, jobs: Jobs, now: Date): EarsRows {
  const wake = async ({ meetingId, nextRunAt: at }: Ears) => {
    if (at) await jobs.send(tx, 'ears', { meetingId }, at > now ? at : undefined);
  };
  return {
    async insert(row) {
      const inserted = await tx.insert(ears).values(row).onConflictDoNothing().returning();
      for (const one of inserted) await wake(one);
      return inserted.length > 0;
    },
    async lock(meetingId) {
      const [row] = await tx.select().from(ears).where(eq(ears.meetingId, meetingId)).for('update');
      return row ?? null;
    },
    isTold: async (meetingId) => (await toldOf(tx, meetingId, ofCalls).limit(1)).length > 0,
    isHeardElsewhere: async (meetingId) =>
      (await toldOf(tx, meetingId, ['transcript.segment']).limit(1)).length > 0,
    async notePush(meetingId, isDue) {
      const due = isDue ? { nextRunAt: now } : {};
      await tx
        .update(ears)
        .set({ pushedAt: now, ...due })
        .where(eq(ears.meetingId, meetingId));
      if (isDue) await jobs.send(tx, 'ears', { meetingId });
    },
    async replace(before, { meetingId, ...values }) {
      const [row] = await tx
        .update(ears)
        .set({ ...values, version: before.version + 1 })
        .where(and(eq(ears.meetingId, meetingId), eq(ears.version, before.version)))
        .returning();
      if (!row) throw new Error(`Ears of ${meetingId} changed under their lock`);
      // What is due at once is done by the worker that changes it; if that one is gone, the sweep finds it.
      if (row.nextRunAt && row.nextRunAt > now) await wake(row);
      return row;
    },
  };
}

const ofCalls = ['transcript.segment', 'participant.joined'];

/** Events of these types that PikaStream's own doors brought of a meeting. */
function toldOf(db: Executor, meetingId: string | typeof meetings.id, types: readonly string[]) {
  const isTold = and(
    ...[eq(sessionEvents.meetingId, meetingId), inArray(sessionEvents.type, [...types])],
    inArray(sessionEvents.door, ['webhook', 'feed']),
  );
  return db.select({ id: sessionEvents.id }).from(sessionEvents).where(isTold);
}

export async function earsOf(db: Executor, meetingId: string): Promise<Ears | null> {
  const [row] = await db.select().from(ears).where(eq(ears.meetingId, meetingId));
  return row ?? null;
}

/** Meetings in their calls for which nobody listens yet. `needed`: only those of which PikaStream tells nothing. */
export async function unheardMeetings(db: Executor, when: 'needed' | 'always'): Promise<string[]> {
  const told = toldOf(db, meetings.id, ofCalls);
  const rows = await db
    .select({ id: meetings.id })
    .from(meetings)
    .leftJoin(ears, eq(ears.meetingId, meetings.id))
    .where(
      and(
        ...[eq(meetings.state, 'live'), isNull(ears.meetingId)],
        ...(when === 'needed' ? [eq(meetings.feed, 'absent'), notExists(told)] : []),
      ),
    )
    .limit(500);
  return rows.map(({ id }) => id);
}

/** Overdue because their job was lost, or whose worker is gone. */
export async function overdueEars(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ id: ears.meetingId })
    .from(ears)
    .where(lt(ears.nextRunAt, sql`clock_timestamp() - interval '3 seconds'`))
    .limit(500);
  return rows.map(({ id }) => id);
}
