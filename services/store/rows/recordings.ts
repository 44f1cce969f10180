import { and, asc, eq } from 'drizzle-orm';
import type { Recordings } from '../../notes/ports/recordings.ts';
import { participantEventSchema } from '../../sessions/session-event.ts';
import { segmentEventSchema } from '../../sessions/transcript.ts';
import type { Executor } from '../executor.ts';
import { sessionEvents } from '../schema/session-events.ts';

export function createRecordings(db: Executor): Recordings {
  const bodies = async (meetingId: string, type: string, order: ReturnType<typeof asc>[]) => {
    const rows = await db
      .select({ body: sessionEvents.body })
      .from(sessionEvents)
      .where(and(eq(sessionEvents.meetingId, meetingId), eq(sessionEvents.type, type)))
      .orderBy(...order);
    return rows.map(({ body }) => body);
  };
  return {
    async segments(meetingId) {
      const said = await bodies(meetingId, 'transcript.segment', [
        asc(sessionEvents.at),
        asc(sessionEvents.id),
      ]);
      return said
        .flatMap((body) => segmentEventSchema.safeParse(body).data?.segment ?? [])
        .sort((a, b) => a.start_ms - b.start_ms);
    },
    async attendees({ id, botName }) {
      const joined = await bodies(id, 'participant.joined', [asc(sessionEvents.id)]);
      const people = joined.flatMap((body) => participantEventSchema.safeParse(body).data?.participant ?? []);
      const byName = new Map(
        people.filter(({ name }) => name && name !== botName).map(({ name, email }) => [name, email ?? null]),
      );
      return [...byName].map(([name, email]) => ({ name, email }));
    },
  };
}
