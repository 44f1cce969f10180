import { sql } from 'drizzle-orm';
import type { Executor } from './executor.ts';

/** Deletes what only served to know things twice: a week covers every retry that Slack or PikaStream makes. */
export async function tidyUp(db: Executor): Promise<void> {
  await db.execute(sql`delete from slack_inbox where received_at < clock_timestamp() - interval '7 days'`);
  await db.execute(
    sql`delete from slack_outbox where state <> 'pending' and finished_at < clock_timestamp() - interval '7 days'`,
  );
  await db.execute(sql`delete from slack_edits where at < clock_timestamp() - interval '10 minutes'`);
  // Of sessions that nobody here ever knew.
  await db.execute(
    sql`delete from session_events where meeting_id is null and received_at < clock_timestamp() - interval '7 days'`,
  );
  // What came in late of a meeting that was forgotten.
  await db.execute(
    sql`delete from session_events e using meetings m where m.id = e.meeting_id and m.forgotten_at is not null`,
  );
  // For calls that never were: no notes will take them in, and no Forget takes them away.
  await db.execute(
    sql`delete from standup_replies r using meetings m where m.id = r.meeting_id
      and m.state in ('cancelled', 'missed', 'failed') and m.over_at < clock_timestamp() - interval '1 day'`,
  );
  await db.execute(sql`delete from calendar_channels where expires_at < clock_timestamp()`);
  // A calendar that is removed is often added anew: what its person decided for series waits for that.
  await db.execute(
    sql`delete from calendar_series s where not exists (
      select from calendars c where c.team_id = s.team_id and c.user_id = s.user_id
        and (c.removed_at is null or c.removed_at > clock_timestamp() - interval '30 days'))`,
  );
  await db.execute(sql`delete from leases where held_until < clock_timestamp() - interval '1 day'`);
}
