import { and, asc, eq, sql } from 'drizzle-orm';
import { type CallEvent, superseded } from '../../tasks/call-tasks.ts';
import type { Executor } from '../executor.ts';
import { sessionEvents } from '../schema/session-events.ts';

export type TaskEvent = CallEvent & { id: number };

/** The events about a meeting's tasks, those left out that a later one makes superfluous. */
export function taskEvents(db: Executor, meetingId: string): Promise<TaskEvent[]> {
  const { id, type, at, body } = sessionEvents;
  // As the index has it: a parameter would keep it from being used.
  const isOfTask = sql`left(${type}, 5) = 'task.' and not ${sessionEvents.superseded}`;
  return db
    .select({ id, type, at, body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.meetingId, meetingId), isOfTask))
    .orderBy(asc(id));
}

/** Marks which of them are superseded: however long a call reports its tasks, a few events of each are read. */
export async function supersede(db: Executor, events: readonly TaskEvent[]): Promise<void> {
  const ids = superseded(events).map(({ id }) => id);
  if (ids.length === 0) return;
  await db.execute(sql`
    update session_events set superseded = true
    where id in (select value::bigint from jsonb_array_elements(${JSON.stringify(ids)}::jsonb))`);
}
