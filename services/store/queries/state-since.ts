import { and, desc, eq, lte, ne, or } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import { meetingHistory } from '../schema/meetings.ts';

/** When a meeting entered the state that it had at the given version. */
export function stateSince(db: Executor) {
  return async ({ id, version }: Pick<Meeting, 'id' | 'version'>): Promise<Date | null> => {
    const { meetingId, at, event, fromState, toState, version: reached } = meetingHistory;
    const [row] = await db
      .select({ at })
      .from(meetingHistory)
      .where(and(eq(meetingId, id), lte(reached, version), or(ne(fromState, toState), eq(event, 'asked'))))
      .orderBy(desc(meetingHistory.id))
      .limit(1);
    return row?.at ?? null;
  };
}
