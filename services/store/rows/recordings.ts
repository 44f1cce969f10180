import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Recordings } from '../../notes/ports/recordings.ts';
import { ofBestSource, othersIn } from '../../sessions/presence.ts';
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
      return (
        said
          .flatMap((body) => segmentEventSchema.safeParse(body).data?.segment ?? [])
          // Withheld: that somebody spoke is all there is.
          .filter(({ text }) => text.trim() !== '')
          .sort((a, b) => a.start_ms - b.start_ms)
      );
    },
    async attendees({ id, botName }) {
      const types = ['participant.joined', 'participant.left'];
      const events = await db
        .select({ type: sessionEvents.type, body: sessionEvents.body, door: sessionEvents.door })
        .from(sessionEvents)
        .where(and(eq(sessionEvents.meetingId, id), inArray(sessionEvents.type, types)))
        .orderBy(asc(sessionEvents.at), asc(sessionEvents.id));
      const joined = othersIn(ofBestSource(events, botName), botName).filter(
        ({ name, type }) => name && type === types[0],
      );
      return [...new Map(joined.map(({ key, name, email }) => [key, { name, email }])).values()];
    },
  };
}
