import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { withHeard } from '../../consent/heard.ts';
import type { NewEvents, SessionLog } from '../../meetings/ports/session-log.ts';
import { type Segment, segmentEventSchema } from '../../sessions/transcript.ts';
import type { Executor } from '../executor.ts';
import { sessionEvents } from '../schema/session-events.ts';
import { participantsOf, recordedOf, summariseSession } from './session-summary.ts';
import { markSpokenTo } from './spoken-to.ts';

/** PostgreSQL takes at most 65,535 parameters a statement. */
const maxRowsAtOnce = 1_000;

/** The append-only stream of a session's events. `wordsWent`: some were deleted that the database's files still have. */
export function createSessionLog(db: Executor, wordsWent: () => Promise<void> = async () => {}): SessionLog {
  return {
    record: (meeting, door, events) => recordEvents(db, meeting, door, events),

    async adopt({ id: meetingId, teamId, sessionId }) {
      if (!sessionId) return;
      // Waits for events that are being stored at this moment.
      await db.execute(holdSession(sessionId));
      const adopted = await db
        .update(sessionEvents)
        .set({ meetingId, teamId })
        .where(and(eq(sessionEvents.sessionId, sessionId), isNull(sessionEvents.meetingId)))
        .returning({ id: sessionEvents.id });
      if (adopted.length > 0) await mayBeNamed(db, meetingId);
    },

    takeNew: (meeting) => takeNew(db, meeting),

    async forget(meetingId) {
      const isOfIt = eq(sessionEvents.meetingId, meetingId);
      const gone = await db.delete(sessionEvents).where(isOfIt).returning({ id: sessionEvents.id });
      if (gone.length > 0) await wordsWent();
    },
    newestSegments: (meetingId, limit) => newestSegments(db, meetingId, limit),
    summarise: (meeting) => summariseSession(db, meeting),
    recorded: (meeting) => recordedOf(db, meeting),
    participants: (meeting) => participantsOf(db, meeting),
    markSpokenTo: (meeting, eventIds) => markSpokenTo(db, meeting, eventIds),
  };
}

async function recordEvents(
  db: Executor,
  ...[meeting, door, events]: Parameters<SessionLog['record']>
): Promise<void> {
  if (!meeting.sessionId || events.length === 0) return;
  const { id: meetingId, teamId, sessionId, botName } = meeting;
  const rows = events.map((event) => ({
    teamId,
    meetingId,
    sessionId,
    eventId: event.id,
    type: event.type,
    at: new Date(event.at),
    door,
    body: withHeard(event, botName),
  }));
  for (let from = 0; from < rows.length; from += maxRowsAtOnce) {
    await db
      .insert(sessionEvents)
      .values(rows.slice(from, from + maxRowsAtOnce))
      .onConflictDoNothing();
  }
  if (events.some(({ type }) => type === 'transcript.segment')) await mayBeNamed(db, meetingId);
}

/** Words came that weren't looked through for the persona's name. */
async function mayBeNamed(db: Executor, meetingId: string): Promise<void> {
  await db.execute(
    sql`update session_polls set named_at = clock_timestamp() where meeting_id = ${meetingId}`,
  );
}

/** Marks them as processed. A row a type, however many events there are. */
async function takeNew(
  db: Executor,
  { id, botName }: Parameters<SessionLog['takeNew']>[0],
): Promise<NewEvents> {
  const { rows } = await db.execute<{ type: string; isOwn: boolean; ids: number[] }>(sql`
    with taken as (
      update session_events set processed_at = clock_timestamp()
      where meeting_id = ${id} and processed_at is null
      returning id, type, type = 'transcript.segment' and body -> 'segment' ->> 'speaker' = ${botName} as is_own
    )
    select type, coalesce(bool_or(is_own), false) as "isOwn",
      coalesce(json_agg(id) filter (where type in ('transcript.segment', 'participant.joined')), '[]') as ids
    from taken group by type`);
  return {
    types: rows.map(({ type }) => type),
    hasOwnWords: rows.some(({ isOwn }) => isOwn),
    ofPeople: rows.flatMap(({ ids }) => ids),
  };
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
    with adopted as (
      update session_events e set meeting_id = m.id, team_id = m.team_id
      from meetings m where e.meeting_id is null and m.session_id = e.session_id returning e.meeting_id
    )
    update session_polls set named_at = clock_timestamp() where meeting_id in (select meeting_id from adopted)`);
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct meeting_id as id from session_events
    where processed_at is null and meeting_id is not null and received_at < clock_timestamp() - interval '3 seconds'`);
  return rows.map(({ id }) => id);
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
