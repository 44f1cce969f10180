import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import type { SessionSummary } from '../../meetings/ports/session-log.ts';
import { type PresenceEvent, presence } from '../../sessions/presence.ts';
import { notesReadySchema } from '../../sessions/session-event.ts';
import { isEmpty, type Notes, notesSchema } from '../../sessions/session-notes.ts';
import type { Executor } from '../executor.ts';
import { sessionEvents } from '../schema/session-events.ts';

const summarisedTypes = ['participant.joined', 'participant.left', 'session.ended', 'notes.ready'];

/** What the stream of a session's events says so far. */
export async function summariseSession(
  db: Executor,
  meeting: Pick<Meeting, 'id' | 'botName'>,
): Promise<SessionSummary> {
  const ofMeeting = eq(sessionEvents.meetingId, meeting.id);
  const counts = await db
    .select({
      segments: sql<number>`count(*) filter (where ${sessionEvents.type} = 'transcript.segment')::int`,
      proving: sql<number>`count(*) filter (where ${sessionEvents.type} = 'transcript.segment'
        and (${sessionEvents.door} <> 'ears' or ${sessionEvents.body} -> 'segment' ->> 'speaker' = ${meeting.botName}))::int`,
      tasks: sql<number>`count(distinct ${sessionEvents.body} -> 'task' ->> 'id') filter (where ${sessionEvents.type} like 'task.%')::int`,
    })
    .from(sessionEvents)
    .where(ofMeeting);
  const rows = await db
    .select({ type: sessionEvents.type, body: sessionEvents.body })
    .from(sessionEvents)
    .where(and(ofMeeting, inArray(sessionEvents.type, summarisedTypes)))
    .orderBy(asc(sessionEvents.at), asc(sessionEvents.id));

  const seen = presence(rows as PresenceEvent[], meeting.botName);
  const { segments = 0, proving = 0, tasks = 0 } = counts[0] ?? {};
  return {
    inCall: proving > 0 || seen.everyone.length > 0,
    present: seen.everyone.length > 0 ? seen.present : null,
    participants: seen.everyone,
    segments,
    tasks,
    ended: rows.some((row) => row.type === 'session.ended'),
    notes: newestNotes(rows),
  };
}

function newestNotes(rows: readonly { type: string; body: unknown }[]): Notes | null {
  const ready = rows.findLast((row) => row.type === 'notes.ready');
  const notes = notesSchema.safeParse(notesReadySchema.safeParse(ready?.body).data?.notes).data;
  return notes && !isEmpty(notes) ? notes : null;
}
