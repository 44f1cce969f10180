import { and, asc, desc, eq, isNull, like, type SQL, sql } from 'drizzle-orm';
import type { SessionLog } from '../../meetings/ports/session-log.ts';
import { type Segment, segmentEventSchema } from '../../sessions/transcript.ts';
import type { CallEvent } from '../../tasks/call-tasks.ts';
import type { Executor } from '../executor.ts';
import { sessionEvents } from '../schema/session-events.ts';
import { summariseSession } from './session-summary.ts';

/** PostgreSQL takes at most 65,535 parameters a statement. */
const maxRowsAtOnce = 1_000;

/** The append-only stream of a session's events. */
export function createSessionLog(db: Executor): SessionLog {
  return {
    record: (meeting, door, events) => recordEvents(db, meeting, door, events),

    async adopt({ id: meetingId, teamId, sessionId }) {
      if (!sessionId) return;
      // Waits for events that are being stored at this moment.
      await db.execute(holdSession(sessionId));
      await db
        .update(sessionEvents)
        .set({ meetingId, teamId })
        .where(and(eq(sessionEvents.sessionId, sessionId), isNull(sessionEvents.meetingId)));
    },

    async takeNewEventTypes(meetingId) {
      const taken = await db
        .update(sessionEvents)
        .set({ processedAt: sql`clock_timestamp()` })
        .where(and(eq(sessionEvents.meetingId, meetingId), isNull(sessionEvents.processedAt)))
        .returning({ type: sessionEvents.type });
      return taken.map(({ type }) => type);
    },

    async forget(meetingId) {
      await db.delete(sessionEvents).where(eq(sessionEvents.meetingId, meetingId));
    },
    newestSegments: (meetingId, limit) => newestSegments(db, meetingId, limit),
    summarise: (meeting) => summariseSession(db, meeting),
  };
}

async function recordEvents(
  db: Executor,
  ...[meeting, door, events]: Parameters<SessionLog['record']>
): Promise<void> {
  if (!meeting.sessionId || events.length === 0) return;
  const { id: meetingId, teamId, sessionId } = meeting;
  const rows = events.map((event) => ({
    teamId,
    meetingId,
    sessionId,
    eventId: event.id,
    type: event.type,
    at: new Date(event.at),
    door,
    body: event,
  }));
  for (let from = 0; from < rows.length; from += maxRowsAtOnce) {
    await db
      .insert(sessionEvents)
      .values(rows.slice(from, from + maxRowsAtOnce))
      .onConflictDoNothing();
  }
}

/**
 * A lock until the transaction ends. Writers of events share it; the adoption of a session's events has it alone. The
 * ids are locked in order, so that two batches don't wait for each other.
 */
export function shareSessions(sessionIds: readonly string[]): SQL {
  return sql`select pg_advisory_xact_lock_shared(hashtext('session:' || id))
    from (select distinct value as id from jsonb_array_elements_text(${JSON.stringify(sessionIds)}::jsonb) order by 1) s`;
}

function holdSession(sessionId: string): SQL {
  return sql`select pg_advisory_xact_lock(hashtext('session:' || ${sessionId}::text))`;
}

/**
 * Meetings with events that have waited over 3 s to be processed. Events that were stored while their session
 * became known get their meeting here.
 */
export async function findUnprocessed(db: Executor): Promise<string[]> {
  await db.execute(sql`
    update session_events e set meeting_id = m.id, team_id = m.team_id
    from meetings m where e.meeting_id is null and m.session_id = e.session_id`);
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct meeting_id as id from session_events
    where processed_at is null and meeting_id is not null and received_at < clock_timestamp() - interval '3 seconds'`);
  return rows.map(({ id }) => id);
}

/** The events about a meeting's tasks. */
export function taskEvents(db: Executor, meetingId: string): Promise<CallEvent[]> {
  return db
    .select({ type: sessionEvents.type, at: sessionEvents.at, body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.meetingId, meetingId), like(sessionEvents.type, 'task.%')))
    .orderBy(asc(sessionEvents.id));
}

async function newestSegments(db: Executor, meetingId: string, limit: number): Promise<Segment[]> {
  const rows = await db
    .select({ body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.meetingId, meetingId), eq(sessionEvents.type, 'transcript.segment')))
    .orderBy(desc(sessionEvents.at), desc(sessionEvents.id))
    .limit(limit);
  return rows.reverse().flatMap(({ body }) => segmentEventSchema.safeParse(body).data?.segment ?? []);
}
