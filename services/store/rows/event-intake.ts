import { type SQL, sql } from 'drizzle-orm';
import { withHeard } from '../../consent/heard.ts';
import type { PushedEvent } from '../../sessions/session-event.ts';
import { coalesce } from '../coalesce.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { isTransient, transact, withRetry } from '../transaction.ts';
import { shareSessions } from './session-log.ts';

export type EventIntake = {
  /** Resolves once the event is in the database: stored, or known from before. */
  record(event: PushedEvent): Promise<void>;
};

type Waiting = { event: PushedEvent; stored: () => void; failed: (error: unknown) => void };

const maxEventsAtOnce = 500;
/** Between two times that one meeting's new events are applied. */
const applyEveryMs = 100;

/**
 * Stores events that are pushed to us. Events that arrive while a statement runs share the next one, so a burst costs few
 * commits. An event of a session that isn't known yet is kept without a meeting.
 */
export function createEventIntake(db: Executor, jobs: Jobs): EventIntake {
  let waiting: Waiting[] = [];
  let writing = false;
  // Nobody waits for this: the events are stored as unprocessed, so the sweep finds any that were not applied.
  const apply = coalesce(applyEveryMs, (meetingId) => jobs.runHere('meeting-news', { meetingId }));
  const tell = (meetingIds: ReadonlySet<string>) => {
    for (const meetingId of meetingIds) apply(meetingId).catch(() => undefined);
  };

  const write = async () => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      await othersAreRead();
      const batch = waiting.slice(0, maxEventsAtOnce);
      waiting = waiting.slice(maxEventsAtOnce);
      await writeBatch(db, batch, tell);
    }
    writing = false;
  };

  return {
    record: (event) =>
      new Promise((stored, failed) => {
        waiting.push({ event: withHeard(event), stored, failed });
        void write();
      }),
  };
}

/**
 * Resolves once every request that has arrived was read. The embedded database answers before the next one is: without
 * this each event would have a commit of its own.
 */
function othersAreRead(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** An event that the database refuses mustn't keep out the others of its batch. */
async function writeBatch(
  db: Executor,
  batch: readonly Waiting[],
  tell: (meetingIds: ReadonlySet<string>) => void,
): Promise<void> {
  const events = batch.map(({ event }) => event);
  try {
    const news = await withRetry(() => store(db, events));
    for (const { stored } of batch) stored();
    tell(news);
  } catch (error) {
    if (batch.length > 1 && !isTransient(error)) for (const one of batch) await writeBatch(db, [one], tell);
    else for (const { failed } of batch) failed(error);
  }
}

/** One statement, one commit, for sessions that are known. Answers the meetings that have something new. */
async function store(db: Executor, events: readonly PushedEvent[]): Promise<Set<string>> {
  const { rows } = await db.execute<{ meetingId: string | null; place: string | null }>(sql`
    with e as (${rowsOf(events)}), known as (${insertOf(sql`e join meetings m`)})
    select "meetingId", null::bigint as place from known
    union all
    select null, e.place from e where not exists (select 1 from meetings m where m.session_id = e.session_id)`);
  const early = rows.flatMap(({ place }) => (place === null ? [] : (events[Number(place) - 1] ?? [])));
  const known = rows.flatMap(({ meetingId }) => meetingId ?? []);
  return new Set([...known, ...(early.length > 0 ? await park(db, early) : [])]);
}

/**
 * Stores events of sessions that aren't known yet, or are becoming known at this moment. The adoption of a session's events
 * waits for this commit, or this waits for theirs, so no event is left without its meeting.
 *
 * However many come, no more than the ceiling stay. The oldest go: a session that is ours becomes known within minutes.
 * Refused ones would come again for ever, where somebody else's sessions are pushed to us too.
 */
function park(db: Executor, events: readonly PushedEvent[]): Promise<string[]> {
  return transact(db, async (tx) => {
    await tx.execute(shareSessions(events.map(({ session_id }) => session_id)));
    const from = sql`(${rowsOf(events)}) e left join meetings m`;
    const { rows } = await tx.execute<{ meetingId: string | null }>(insertOf(from));
    await tx.execute(dropOldestParked);
    return rows.flatMap(({ meetingId }) => meetingId ?? []);
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

/** Stores events `e`, each with its meeting `m`, in the order of their arrival; answers the meetings. */
function insertOf(from: SQL): SQL {
  return sql`
    insert into session_events (team_id, meeting_id, session_id, event_id, type, at, door, body)
    select m.team_id, m.id, e.session_id, e.event_id, e.type, e.at, 'webhook', e.body
    from ${from} on m.session_id = e.session_id
    order by e.place
    on conflict do nothing
    returning meeting_id as "meetingId"`;
}

function rowsOf(events: readonly PushedEvent[]) {
  const given = events.map((event) => ({
    session_id: event.session_id,
    event_id: event.id,
    type: event.type,
    at: new Date(event.at),
    body: event,
  }));
  return sql`select * from rows from (jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
    as (session_id text, event_id text, type text, at timestamptz, body jsonb)) with ordinality
    as given (session_id, event_id, type, at, body, place)`;
}
