import { sql } from 'drizzle-orm';
import type { HomeQueries } from '../../home/ports/home-queries.ts';
import type { Executor } from '../executor.ts';
import { type Counted, counted, someOf } from './counted.ts';
import { isCard, isHeld, type MeetingRow, meetingColumns, meetingOf } from './past-meetings.ts';
import { withinReach } from './place-of-meeting.ts';

/** Days that somebody sees who opens their Home tab for the first time. */
const daysAtFirst = 7;

/** What came since somebody's look before the last one, and of calls that they were invited to and not seen in. */
export const missedRecapsOf =
  (db: Executor): HomeQueries['missed'] =>
  async (reach, userId, limit) => {
    const { rows } = await db.execute<MeetingRow & Counted & { summary: string | null }>(sql`
      select ${meetingColumns}, ${counted}, n.written ->> 'summary' as summary
      from notes n join meetings m on m.id = n.meeting_id left join slack_messages s on ${isCard}
      left join open_homes h on h.team_id = ${reach.teamId} and h.user_id = ${userId}
      where ${withinReach(reach, sql`n`)} and not ${isHeld} and m.state = 'done' and m.forgotten_at is null
        and (coalesce(n.released_at, m.over_at)
            > coalesce(h.missed_since, clock_timestamp() - make_interval(days => ${daysAtFirst}))
          or exists (select from missed_recaps i where i.meeting_id = m.id and i.user_id = ${userId}))
      order by coalesce(n.released_at, m.over_at) desc, m.id limit ${limit}`);
    return someOf(rows, (row) => ({ meeting: meetingOf(row), summary: row.summary ?? '' }));
  };
