import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SessionLog } from '../../meetings/ports/session-log.ts';
import type { Executor } from '../executor.ts';
import { sessionEvents } from '../schema/session-events.ts';

/** Words without a name may be the persona's, and so may those of somebody who is called the same. */
export async function markSpokenTo(
  db: Executor,
  ...[{ id, botName }, eventIds]: Parameters<SessionLog['markSpokenTo']>
): Promise<number> {
  if (eventIds.length > 0)
    await db
      .update(sessionEvents)
      .set({ speaksTo: true })
      .where(
        and(
          ...[eq(sessionEvents.meetingId, id), eq(sessionEvents.speaksTo, false)],
          inArray(sessionEvents.eventId, [...eventIds]),
        ),
      );
  const { rows } = await db.execute<{ unanswered: number }>(sql`
    select count(*)::int as unanswered from session_events asked
    where meeting_id = ${id} and speaks_to and not exists (
      select 1 from session_events sign
      where sign.meeting_id = ${id} and (sign.at, sign.id) > (asked.at, asked.id) and (
        (type = 'transcript.segment' and btrim(coalesce(body -> 'segment' ->> 'speaker', '')) in ('', ${botName}))
        or (type like 'task.%' and door in ('webhook', 'feed'))))`);
  return rows[0]?.unanswered ?? 0;
}
