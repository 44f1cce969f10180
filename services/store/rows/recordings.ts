import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Recordings } from '../../notes/ports/recordings.ts';
import { ofBestSource, othersIn } from '../../sessions/presence.ts';
import { segmentEventSchema } from '../../sessions/transcript.ts';
import type { Executor } from '../executor.ts';
import { sessionEvents } from '../schema/session-events.ts';
import { ownNames } from './session-summary.ts';

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
      const ours = await ownNames(db, { id, botName }, events);
      const joined = othersIn(ofBestSource(events, ours), ours).filter(
        ({ name, type }) => name && type === types[0],
      );
      // Where the call gives no ids, another address is another person of that name, or may be.
      const keyOf = ({ key, name, email }: (typeof joined)[number]) =>
        key === name ? `${name}\n${email ?? ''}` : key;
      return [...new Map(joined.map((one) => [keyOf(one), { name: one.name, email: one.email }])).values()];
    },
  };
}
