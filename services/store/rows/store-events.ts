import { type SQL, sql } from 'drizzle-orm';
import { namedForSeconds } from '../../agents/house/may-name.ts';
import type { PushedEvent } from '../../sessions/session-event.ts';
import type { Executor } from '../executor.ts';
import { transact } from '../transaction.ts';
import { shareSessions } from './session-log.ts';
import type { ReadEvent, SmallTalk } from './small-talk.ts';

/** What was stored and is to be applied: the meeting of each. */
type News = ReadonlyMap<string, string>;

/** Its session and its own, which say together which event it is. */
export function keyOf({ session_id, id }: Pick<PushedEvent, 'session_id' | 'id'>): string {
  return JSON.stringify([session_id, id]);
}

type StoredRow = { meetingId: string | null; sessionId: string; eventId: string; isApplied: boolean };

/** One statement, one commit, for sessions that are known. Answers what is to be applied. */
export async function storeEvents(
  db: Executor,
  smallTalk: SmallTalk,
  events: readonly ReadEvent[],
): Promise<News> {
  const { rows } = await db.execute<
    { [Field in keyof StoredRow]: StoredRow[Field] | null } & { place: string | null }
  >(sql`
    with ${insertOf(events, sql`e join meetings m`)}
    select *, null::bigint as place from stored
    union all
    select null, null, null, null, e.place from e
    where not exists (select 1 from meetings m where m.session_id = e.session_id)`);
  const early = rows.flatMap(({ place }) => (place === null ? [] : (events[Number(place) - 1] ?? [])));
  const news = newsIn(rows as StoredRow[]);
  for (const { body, smallFor } of events)
    if (smallFor !== null && news.has(keyOf(body))) smallTalk.forget(body.session_id);
  return early.length > 0 ? new Map([...news, ...(await park(db, early))]) : news;
}

function newsIn(rows: readonly StoredRow[]): News {
  return new Map(
    rows.flatMap(({ meetingId, sessionId, eventId, isApplied }) =>
      meetingId === null || isApplied
        ? []
        : [[keyOf({ session_id: sessionId, id: eventId }), meetingId] as const],
    ),
  );
}

/**
 * Stores events of sessions that aren't known yet, or are becoming known at this moment. The adoption of a session's events
 * waits for this commit, or this waits for theirs, so no event is left without its meeting.
 *
 * There is a ceiling on how many are kept. The oldest are dropped: a session of ours becomes known within minutes. They
 * aren't refused, because a sender retries what is refused, and these may be somebody else's sessions, pushed here too.
 */
function park(db: Executor, events: readonly ReadEvent[]): Promise<News> {
  return transact(db, async (tx) => {
    await tx.execute(shareSessions(events.map(({ body }) => body.session_id)));
    const { rows } = await tx.execute<StoredRow>(
      sql`with ${insertOf(events, sql`e left join meetings m`)} select * from stored`,
    );
    await tx.execute(dropOldestParked);
    return newsIn(rows);
  });
}

/** Of sessions that aren't known, over all workspaces. An event is some 500 bytes, and at most 2 MB. */
export const maxParked = { events: 5_000, bytes: 16 * 1024 * 1024 } as const;

/** Newest first, place and bytes only grow: all up to the newest that is too many go. Asked once, not for each row. */
const dropOldestParked = sql`
  delete from session_events where id in (
    select id from session_events where meeting_id is null and id <= (
      select max(id) from (
        select id, row_number() over newest as place, sum(pg_column_size(body)) over newest as bytes
        from session_events where meeting_id is null window newest as (order by id desc)
      ) p where place > ${maxParked.events} or bytes > ${maxParked.bytes}
    ) for update skip locked
  )`;

/**
 * Stores events `e`, each with its meeting `m`, in the order of their arrival. Small talk counts as applied where applying
 * it changes nothing: in a call that is known to be one, with no gap, where nothing waits and nobody was named lately. Such
 * a meeting is locked: an objection that is heeded at this moment comes before or after as a whole, and where it has the
 * lock nobody waits.
 */
function insertOf(events: readonly ReadEvent[], from: SQL): SQL {
  return sql`
    e as (${rowsOf(events)}),
    calm as (
      select m.id, m.bot_name from meetings m
      where m.session_id in (select session_id from e where small_for is not null)
        and m.state = 'live' and m.in_call_at is not null and m.unanswered_since is null and m.forgotten_at is null
      for no key update of m skip locked
    ),
    named as (
      update session_polls p set named_at = clock_timestamp() from e join meetings m on m.session_id = e.session_id
      where e.may_name and p.meeting_id = m.id
    ),
    stored as (
      insert into session_events (team_id, meeting_id, session_id, event_id, type, at, door, body, processed_at)
      select m.team_id, m.id, e.session_id, e.event_id, e.type, e.at, e.door, e.body,
        case when calm.id is not null
          and not exists (select from word_gaps g where g.meeting_id = m.id)
          and not exists (select from session_events o where o.meeting_id = m.id and o.processed_at is null)
          and exists (select from session_polls p where p.meeting_id = m.id
            and coalesce(p.named_at < clock_timestamp() - make_interval(secs => ${namedForSeconds}), true))
        then clock_timestamp() end
      from ${from} on m.session_id = e.session_id left join calm on calm.id = m.id and calm.bot_name = e.small_for
      where not exists (select from session_events o where o.session_id = e.session_id and o.event_id = e.event_id)
      order by e.place
      on conflict do nothing
      returning meeting_id as "meetingId", session_id as "sessionId", event_id as "eventId",
        processed_at is not null as "isApplied"
    )`;
}

function rowsOf(events: readonly ReadEvent[]): SQL {
  const given = events.map(({ body, door, smallFor, mayName }) => ({
    ...{ session_id: body.session_id, event_id: body.id, type: body.type, at: new Date(body.at) },
    ...{ door, body, small_for: smallFor, may_name: mayName },
  }));
  return sql`select * from rows from (jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
    as (session_id text, event_id text, type text, at timestamptz, door text, body jsonb, small_for text, may_name boolean))
    with ordinality as given (session_id, event_id, type, at, door, body, small_for, may_name, place)`;
}
