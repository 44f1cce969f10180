import { inArray, sql } from 'drizzle-orm';
import { isPolled, type Meeting } from '../../meetings/meeting.ts';
import type { SessionPolls } from '../../meetings/ports/session-polls.ts';
import type { Executor } from '../executor.ts';
import { meetings, sessionPolls } from '../schema/meetings.ts';
import { asMeeting } from './meeting-lookups.ts';

/** When sessions are asked next, outside a transaction: a claim that is lost with its process comes again. */
export function createSessionPolls(db: Executor): SessionPolls {
  return {
    // What is over its limit is left, not asked.
    async claim(limit, { joining, live }) {
      const every = sql`case m.state when 'joining' then ${joining}::float8 else ${live}::float8 end`;
      const { rows } = await db.execute<{ claimed: Claimed[] | null; next_in_ms: number | null }>(sql`
        with due as (
          select meeting_id from session_polls where due_at <= clock_timestamp()
          order by due_at limit ${limit} for update skip locked
        ), claimed as (
          update session_polls p set due_at = clock_timestamp() + make_interval(secs => ${every})
          from due join meetings m on m.id = due.meeting_id where p.meeting_id = due.meeting_id
          returning p.meeting_id as id, p.feed_cursor as cursor, ${every} * 1000 as in_ms,
            m.limit_at <= clock_timestamp() as is_over
        )
        select (select json_agg(claimed) from claimed where is_over is not true) as claimed, least(
          (select min(in_ms) from claimed),
          (select extract(epoch from min(due_at) - clock_timestamp()) * 1000 from session_polls
            where due_at > clock_timestamp())
        )::float8 as next_in_ms`);
      const { claimed, next_in_ms: nextInMs } = rows[0] ?? { claimed: null, next_in_ms: null };
      return { meetings: await meetingsOf(db, claimed ?? []), nextInMs };
    },
    async keepPlaces(places) {
      if (places.length === 0) return;
      await db.execute(sql`
        update session_polls p set feed_cursor = place.cursor
        from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as place ("meetingId" uuid, cursor text)
        where p.meeting_id = place."meetingId"`);
    },
  };
}

type Claimed = { id: string; cursor: string | null };

async function meetingsOf(db: Executor, claimed: readonly Claimed[]): Promise<Meeting[]> {
  if (claimed.length === 0) return [];
  const cursors = new Map(claimed.map(({ id, cursor }) => [id, cursor]));
  const rows = await db
    .select()
    .from(meetings)
    .where(inArray(meetings.id, [...cursors.keys()]));
  return rows.flatMap((row) => {
    const meeting = asMeeting(row);
    if (!meeting || !isPolled(meeting)) return [];
    return [{ ...meeting, feedCursor: cursors.get(meeting.id) ?? meeting.feedCursor }];
  });
}

/** Whose session is to be asked from now on, at once or no more; answers whether one is due now. */
export async function followPolls(tx: Executor, meeting: Meeting, before: Meeting | null): Promise<boolean> {
  const was = before !== null && isPolled(before);
  if (!isPolled(meeting)) {
    if (was) await endPolls(tx, meeting.id);
    return false;
  }
  if (was && meeting.askedAt) return false;
  const dueAt = sql`clock_timestamp()` as unknown as Date;
  await tx
    .insert(sessionPolls)
    .values({ meetingId: meeting.id, dueAt })
    .onConflictDoUpdate({ target: sessionPolls.meetingId, set: { dueAt } });
  return true;
}

/** Its notes are read from where its feed was left. */
async function endPolls(tx: Executor, meetingId: string): Promise<void> {
  await tx.execute(sql`
    with ended as (delete from session_polls where meeting_id = ${meetingId} returning feed_cursor)
    update meetings set feed_cursor = ended.feed_cursor from ended
    where id = ${meetingId} and ended.feed_cursor is not null`);
}

/** Where a process of an earlier version took a meeting into its session, or out of it. Answers how many had no poll. */
export async function mendPolls(db: Executor): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    with left_over as (
      delete from session_polls p using meetings m where m.id = p.meeting_id and m.state not in ('joining', 'live')
    ), added as (
      insert into session_polls (meeting_id, due_at)
      select id, clock_timestamp() from meetings m where state in ('joining', 'live')
        and not exists (select from session_polls p where p.meeting_id = m.id)
      on conflict do nothing returning meeting_id
    )
    select count(*)::int as count from added`);
  return rows[0]?.count ?? 0;
}
