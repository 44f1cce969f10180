import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { SessionLog } from '../meetings/ports/session-log.ts';
import { isEmpty, type Notes, notesSchema } from '../notes/notes.ts';
import { type PresenceEvent, presence } from '../sessions/presence.ts';
import { notesReadySchema } from '../sessions/session-event.ts';
import type { Executor } from './executor.ts';
import { sessionEvents } from './schema.ts';

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
            inArray(sessionEvents.type, ['participant.joined', 'participant.left', 'notes.ready']),
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
        notes: newestNotes(rows),
      };
    },
  };
}

function newestNotes(rows: readonly { type: string; body: unknown }[]): Notes | null {
  const ready = rows.findLast((row) => row.type === 'notes.ready');
  const notes = notesSchema.safeParse(notesReadySchema.safeParse(ready?.body).data?.notes).data;
  return notes && !isEmpty(notes) ? notes : null;
}
