import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Recorded, SessionLog, SessionSummary } from '../../meetings/ports/session-log.ts';
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
import { sessionEvents } from '../schema/session-events.ts';

/** Comings and goings of one call that are looked at, for all are with each new one. A call with more says no more who is there. */
export const mostComings = 2_000;

type Coming = { type: string; door: Door; atMs: number; participant: unknown };
type Comings = Awaited<ReturnType<typeof comingsOf>>['rows'];

/** What the stream of a session's events says so far. */
export async function summariseSession(
  db: Executor,
  meeting: Parameters<SessionLog['summarise']>[0],
): Promise<SessionSummary> {
  const { botName } = meeting;
  const { rows: people, areAll } = await comingsOf(db, meeting.id);
  const ours = await ownNames(db, meeting, people);
  const seen = presence(ofBestSource(people, ours), ours);
  const here = await whoIsStillSeen(db, meeting.id, people);
  const present = areAll ? ofBestSource(here, ours) : [];
  const told = people.filter((row) => isOfPikaStream(row.door));
  const own = witnessed(people, botName, meeting.sessionStartedAt);
  const said = await speechOf(db, meeting);
  const heard = said.isOwn && areAll && !seen.everyone.includes(botName);
  const lastSeenMs = Math.max(said.lastProofMs, told.at(-1)?.at.getTime() ?? 0);
  return {
    inCall: said.isTold || heard || othersIn(told, ours).length > 0 || own?.isIn === true,
    heard,
    hasLeft: areAll && own?.isIn === false && own.at.getTime() > lastSeenMs,
    present: present.length > 0 ? presence(present, ours).present : null,
    ...(await endOf(db, meeting.id)),
  };
}

/** Speech as proof of being in the call: all but what somebody else hears there, and its own. */
async function speechOf(db: Executor, { id, botName }: Pick<Meeting, 'id' | 'botName'>) {
  const newest = (condition: SQL) => sql`(select extract(epoch from at) * 1000 from session_events
    where meeting_id = ${id} and type = 'transcript.segment' and ${condition} order by at desc limit 1)::float8`;
  const { rows } = await db.execute<{ told: number | null; own: number | null }>(sql`
    select ${newest(sql`door <> 'ears'`)} as told,
      ${newest(sql`body -> 'segment' ->> 'speaker' = ${botName}`)} as own`);
  const { told, own } = rows[0] ?? { told: null, own: null };
  return { isTold: told !== null, isOwn: own !== null, lastProofMs: Math.max(told ?? 0, own ?? 0) };
}

async function endOf(db: Executor, meetingId: string): Promise<Pick<SessionSummary, 'ended' | 'notes'>> {
  const { type, body, at, id } = sessionEvents;
  const rows = await db
    .select({ type, body })
    .from(sessionEvents)
    .where(and(eq(sessionEvents.meetingId, meetingId), inArray(type, ['session.ended', 'notes.ready'])))
    .orderBy(asc(at), asc(id));
  return { ended: rows.some((row) => row.type === 'session.ended'), notes: newestNotes(rows) };
}

export async function recordedOf(
  db: Executor,
  meeting: Parameters<SessionLog['recorded']>[0],
): Promise<Recorded> {
  const { type, body } = sessionEvents;
  const isTask = sql`${type} like 'task.%'`;
  const [counts] = await db
    .select({
      segments: sql<number>`count(*) filter (where ${type} = 'transcript.segment')::int`,
      tasks: sql<number>`count(distinct ${body} -> 'task' ->> 'id') filter (where ${isTask})::int`,
    })
    .from(sessionEvents)
    .where(eq(sessionEvents.meetingId, meeting.id));
  return { segments: 0, tasks: 0, ...counts, participants: await participantsOf(db, meeting) };
}

/** Who was in the call, ourselves left out. */
export async function participantsOf(
  db: Executor,
  meeting: Pick<Meeting, 'id' | 'botName'>,
): Promise<string[]> {
  const { rows } = await comingsOf(db, meeting.id);
  const ours = await ownNames(db, meeting, rows);
  return presence(ofBestSource(rows, ours), ours).everyone;
}

/** Names of ours that somebody else in the call has too, or may have where more came than are looked at. */
export async function namesakesOf(
  db: Executor,
  meeting: Pick<Meeting, 'id' | 'botName'>,
): Promise<ReadonlySet<string>> {
  const { rows, areAll } = await comingsOf(db, meeting.id);
  const names = [meeting.botName, notesBotName(meeting.botName)];
  return areAll ? namesakesIn(rows, await ownNames(db, meeting, rows), names) : new Set(names);
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

/** The first comings and goings, in the order of their times. In one value: rows of them take the process far longer. */
async function comingsOf(db: Executor, meetingId: string) {
  const firstOf = (type: string) => sql`
    (select id, type, door, at, body -> 'participant' as participant from session_events
    where meeting_id = ${meetingId} and type = ${type} order by at, id limit ${mostComings + 1})`;
  const { rows } = await db.execute<{ told: Coming[] }>(sql`
    select coalesce(json_agg(json_build_object(
      'type', type, 'door', door, 'atMs', extract(epoch from at) * 1000, 'participant', participant
    ) order by at, id), '[]') as told
    from (${firstOf('participant.joined')} union all ${firstOf('participant.left')}) of_people`);
  const told = rows[0]?.told ?? [];
  const first = told.slice(0, mostComings).map(({ type, door, atMs, participant }) => ({
    ...{ type, door, at: new Date(Number(atMs)) },
    body: { participant },
  }));
  return { rows: first, areAll: told.length <= mostComings };
}

/** Without what was seen by who sees nothing any more: nobody listens now, or Google doesn't answer. */
async function whoIsStillSeen(db: Executor, meetingId: string, people: Comings): Promise<Comings> {
  if (people.every(({ door }) => isOfPikaStream(door))) return people;
  const { rows } = await db.execute<{ ears: boolean; meet: boolean }>(sql`
    select exists (select 1 from ears where meeting_id = ${meetingId} and state = 'listening') as ears,
      exists (select 1 from people_readings
        where meeting_id = ${meetingId} and state = 'reading' and problem is null) as meet`);
  const isLive: { [One in Door]?: boolean } = { ...rows[0] };
  return people.filter(({ door }) => isLive[door] ?? true);
}

function newestNotes(rows: readonly { type: string; body: unknown }[]): Notes | null {
  const ready = rows.findLast((row) => row.type === 'notes.ready');
  const notes = notesSchema.safeParse(notesReadySchema.safeParse(ready?.body).data?.notes).data;
  return notes && !isEmpty(notes) ? notes : null;
}
