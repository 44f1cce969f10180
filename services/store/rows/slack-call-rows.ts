import { eq, sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { slackCalls } from '../schema/slack.ts';
import { asMeeting } from './meeting-lookups.ts';

export type SlackCall = typeof slackCalls.$inferSelect;
export type CallStage = SlackCall['stage'];

/** Slack's own cards of calls, on the database's clock. */
export function slackCallRows(db: Executor) {
  return {
    /** Takes a call that somebody is sent into and that has no card yet, once: a card whose answer is lost isn't made again. */
    async takeNew(teamId: string): Promise<Meeting | null> {
      const { rows } = await db.execute<{ meetingId: string }>(sql`
        insert into slack_calls (meeting_id, team_id)
        select m.id, m.team_id from meetings m
        where m.team_id = ${teamId} and m.state in ('joining', 'live') and m.card_posted_at is not null
          and not exists (select from slack_calls s where s.meeting_id = m.id)
        order by m.created_at limit 1
        on conflict do nothing returning meeting_id as "meetingId"`);
      const [taken] = rows;
      return taken ? look(db, taken.meetingId) : null;
    },
    async added(tx: Executor, meetingId: string, callId: string): Promise<void> {
      await tx.update(slackCalls).set({ callId, stage: 'added' }).where(eq(slackCalls.meetingId, meetingId));
    },
    /** Takes a card that shows what isn't so any more, for half a minute. */
    async takeStale(): Promise<{ call: SlackCall; meeting: Meeting } | null> {
      const { rows } = await db.execute<{ meetingId: string }>(sql`
        update slack_calls set attempts = attempts + 1, next_run_at = clock_timestamp() + interval '30 seconds'
        where meeting_id in (
          select s.meeting_id from slack_calls s join meetings m on m.id = s.meeting_id
          where s.stage in ('added', 'joined') and s.next_run_at <= clock_timestamp()
            and m.state <> 'joining' and not (s.stage = 'joined' and m.state = 'live')
          order by s.next_run_at limit 1 for update of s skip locked)
        returning meeting_id as "meetingId"`);
      const [taken] = rows;
      if (!taken) return null;
      const [call] = await db.select().from(slackCalls).where(eq(slackCalls.meetingId, taken.meetingId));
      const meeting = await look(db, taken.meetingId);
      return call && meeting ? { call, meeting } : null;
    },
    async reached(meetingId: string, stage: CallStage): Promise<void> {
      const set = { stage, attempts: 0, nextRunAt: sql`clock_timestamp()` };
      await db.update(slackCalls).set(set).where(eq(slackCalls.meetingId, meetingId));
    },
  };
}

async function look(db: Executor, id: string): Promise<Meeting | null> {
  const [row] = await db.select().from(meetings).where(eq(meetings.id, id));
  return asMeeting(row);
}
