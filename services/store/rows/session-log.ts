import { and, asc, desc, eq, inArray, isNull, like, sql } from 'drizzle-orm';
import type { SessionLog } from '../../meetings/ports/session-log.ts';
import { type PresenceEvent, presence } from '../../sessions/presence.ts';
import { notesReadySchema } from '../../sessions/session-event.ts';
import { isEmpty, type Notes, notesSchema } from '../../sessions/session-notes.ts';
import { type Segment, segmentEventSchema } from '../../sessions/transcript.ts';
import type { CallEvent } from '../../tasks/call-tasks.ts';
import type { Executor } from '../executor.ts';
import { sessionEvents } from '../schema/session-events.ts';
import { holdSession } from './session-lock.ts';

/** PostgreSQL takes 65,535 parameters a statement. */
const mostRows = 1_000;

/** The append-only stream of a session's events. */
export function createSessionLog(db: Executor): SessionLog {
  return {
    async record(meeting, door, events) {
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
      for (let from = 0; from < rows.length; from += mostRows) {
        await db
          .insert(sessionEvents)
          .values(rows.slice(from, from + mostRows))
          .onConflictDoNothing();
      }
    },

    async adopt({ id: meetingId, teamId, sessionId }) {
      if (!sessionId) return;
      // Events that are being stored right now, too.
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

    async summarise(meeting) {
      const ofMeeting = eq(sessionEvents.meetingId, meeting.id);
      const counts = await db
        .select({
          segments: sql<number>`count(*) filter (where ${sessionEvents.type} = 'transcript.segment')::int`,
          tasks: sql<number>`count(distinct ${sessionEvents.body} -> 'task' ->> 'id') filter (where ${sessionEvents.type} like 'task.%')::int`,
        })
        .from(sessionEvents)
        .where(ofMeeting);
      const rows = await db
        .select({ type: sessionEvents.type, body: sessionEvents.body })
        .from(sessionEvents)
        .where(
          and(
            ofMeeting,
            inArray(sessionEvents.type, [
              'participant.joined',
              'participant.left',
              'session.ended',
              'notes.ready',
            ]),
          ),
        )
        .orderBy(asc(sessionEvents.at), asc(sessionEvents.id));

      const seen = presence(rows as PresenceEvent[], meeting.botName);
      const { segments = 0, tasks = 0 } = counts[0] ?? {};
      return {
        inCall: segments > 0 || seen.everyone.length > 0,
        present: seen.everyone.length > 0 ? seen.present : null,
        participants: seen.everyone,
        segments,
        tasks,
        ended: rows.some((row) => row.type === 'session.ended'),
        notes: newestNotes(rows),
      };
    },
  };
}

/**
 * Meetings with events that have waited over 3 s to be processed. An event that was stored while its session became
 * known gets its meeting here.
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

/** What the stream says of a meeting's tasks. */
export function taskEvents(db: Executor, meetingId: string): Promise<CallEvent[]> {
  return db
    .select({ type: sessionEvents.type, at: sessionEvents.at, body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.meetingId, meetingId), like(sessionEvents.type, 'task.%')))
    .orderBy(asc(sessionEvents.id));
}

/** The newest of what was said, the oldest of these first. */
export async function newestSegments(db: Executor, meetingId: string, limit: number): Promise<Segment[]> {
  const rows = await db
    .select({ body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.meetingId, meetingId), eq(sessionEvents.type, 'transcript.segment')))
    .orderBy(desc(sessionEvents.at), desc(sessionEvents.id))
    .limit(limit);
  return rows.reverse().flatMap(({ body }) => segmentEventSchema.safeParse(body).data?.segment ?? []);
}

function newestNotes(rows: readonly { type: string; body: unknown }[]): Notes | null {
  const ready = rows.findLast((row) => row.type === 'notes.ready');
  const notes = notesSchema.safeParse(notesReadySchema.safeParse(ready?.body).data?.notes).data;
  return notes && !isEmpty(notes) ? notes : null;
}
