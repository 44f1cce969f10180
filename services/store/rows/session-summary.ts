import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import type { SessionLog, SessionSummary } from '../../meetings/ports/session-log.ts';
import { notesBotName } from '../../sessions/call-names.ts';
import {
  type Door,
  isOfPikaStream,
  namesakesIn,
  type OwnNames,
  ofBestSource,
  othersIn,
  presence,
  witnessed,
} from '../../sessions/presence.ts';
import { notesReadySchema, participantEventSchema } from '../../sessions/session-event.ts';
import { isEmpty, type Notes, notesSchema } from '../../sessions/session-notes.ts';
import type { Executor } from '../executor.ts';
import { ears } from '../schema/ears.ts';
import { peopleReadings } from '../schema/people-readings.ts';
import { sessionEvents } from '../schema/session-events.ts';

const participantTypes = ['participant.joined', 'participant.left'];
const summarisedTypes = [...participantTypes, 'session.ended', 'notes.ready'];

/** What the stream of a session's events says so far. */
export async function summariseSession(
  db: Executor,
  meeting: Parameters<SessionLog['summarise']>[0],
): Promise<SessionSummary> {
  const { botName } = meeting;
  const ofMeeting = eq(sessionEvents.meetingId, meeting.id);
  const isSpeech = sql`${sessionEvents.type} = 'transcript.segment'`;
  const isOwn = sql`${sessionEvents.body} -> 'segment' ->> 'speaker' = ${botName}`;
  const isProof = sql`${isSpeech} and (${sessionEvents.door} <> 'ears' or ${isOwn})`;
  const counts = await db
    .select({
      segments: sql<number>`count(*) filter (where ${isSpeech})::int`,
      told: sql<number>`count(*) filter (where ${isSpeech} and ${sessionEvents.door} <> 'ears')::int`,
      own: sql<number>`count(*) filter (where ${isSpeech} and ${isOwn})::int`,
      lastProofMs: sql<
        number | null
      >`(extract(epoch from max(${sessionEvents.at}) filter (where ${isProof})) * 1000)::double precision`,
      tasks: sql<number>`count(distinct ${sessionEvents.body} -> 'task' ->> 'id') filter (where ${sessionEvents.type} like 'task.%')::int`,
    })
    .from(sessionEvents)
    .where(ofMeeting);
  const rows = await rowsOf(db, meeting.id, summarisedTypes);
  const people = rows.filter((row) => participantTypes.includes(row.type));
  const ours = await ownNames(db, meeting, people);
  const seen = presence(ofBestSource(people, ours), ours);
  const live = await liveDoors(db, meeting.id, people);
  const here = ofBestSource(
    people.filter((row) => live(row.door)),
    ours,
  );
  const told = people.filter((row) => isOfPikaStream(row.door));
  const own = witnessed(people, botName, meeting.sessionStartedAt);
  const { segments = 0, told: words = 0, own: ownWords = 0, tasks = 0, lastProofMs = null } = counts[0] ?? {};
  const heard = ownWords > 0 && !seen.everyone.includes(botName);
  const lastSeenMs = Math.max(Number(lastProofMs ?? 0), told.at(-1)?.at.getTime() ?? 0);
  return {
    inCall: words > 0 || heard || othersIn(told, ours).length > 0 || own?.isIn === true,
    heard,
    hasLeft: own?.isIn === false && own.at.getTime() > lastSeenMs,
    present: here.length > 0 ? presence(here, ours).present : null,
    participants: seen.everyone,
    segments,
    tasks,
    ended: rows.some((row) => row.type === 'session.ended'),
    notes: newestNotes(rows),
  };
}

/** Who was in the call, ourselves left out. */
export async function participantsOf(
  db: Executor,
  meeting: Parameters<SessionLog['participants']>[0],
): Promise<string[]> {
  const rows = await rowsOf(db, meeting.id, participantTypes);
  const ours = await ownNames(db, meeting, rows);
  return presence(ofBestSource(rows, ours), ours).everyone;
}

/** Names of ours that somebody else in the call has too. */
export async function namesakesOf(
  db: Executor,
  meeting: Pick<Meeting, 'id' | 'botName'>,
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(db, meeting.id, participantTypes);
  const { botName } = meeting;
  return namesakesIn(rows, await ownNames(db, meeting, rows), [botName, notesBotName(botName)]);
}

/** Where nobody was sent to take notes, who is called like that is a person. */
export async function ownNames(
  db: Executor,
  { id, botName }: Pick<Meeting, 'id' | 'botName'>,
  events: readonly { body: unknown }[],
): Promise<OwnNames> {
  const notesName = notesBotName(botName);
  const nameIn = (body: unknown) => participantEventSchema.safeParse(body).data?.participant.name;
  if (!events.some(({ body }) => nameIn(body) === notesName)) return [botName];
  return (await db.$count(ears, eq(ears.meetingId, id))) > 0 ? [botName, notesName] : [botName];
}

/** In the order of their times. */
function rowsOf(db: Executor, meetingId: string, types: string[]) {
  const { type, body, door, at, id } = sessionEvents;
  return db
    .select({ type, body, door, at })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.meetingId, meetingId), inArray(type, types)))
    .orderBy(asc(at), asc(id));
}

/** Once nobody listens any more, or Google doesn't answer, nobody there knows who left. */
async function liveDoors(
  db: Executor,
  meetingId: string,
  told: readonly { door: Door }[],
): Promise<(door: Door) => boolean> {
  if (told.every(({ door }) => isOfPikaStream(door))) return () => true;
  const listening = and(eq(ears.meetingId, meetingId), eq(ears.state, 'listening'));
  const { meetingId: id, state, problem } = peopleReadings;
  const reading = and(eq(id, meetingId), eq(state, 'reading'), isNull(problem));
  const [isHeard, isRead] = [await db.$count(ears, listening), await db.$count(peopleReadings, reading)];
  const isLive: { [One in Door]?: boolean } = { ears: isHeard > 0, meet: isRead > 0 };
  return (door) => isLive[door] ?? true;
}

function newestNotes(rows: readonly { type: string; body: unknown }[]): Notes | null {
  const ready = rows.findLast((row) => row.type === 'notes.ready');
  const notes = notesSchema.safeParse(notesReadySchema.safeParse(ready?.body).data?.notes).data;
  return notes && !isEmpty(notes) ? notes : null;
}
