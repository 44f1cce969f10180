import { inArray, type SQL, sql } from 'drizzle-orm';
import { keyOf } from '../../briefs/lines.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { asMeeting } from './meeting-lookups.ts';

/** Recaps that say which lines went along into their call, or ask about facts: where such a one is forgotten, they're shown without it. */
export type BriefedRecaps = ReturnType<typeof briefedRecaps>;

export function briefedRecaps(tx: Executor, refreshRecap: (meeting: Meeting) => Promise<void>) {
  /** Those with such lines in their brief, and those that show such facts `f`. */
  const having = async (isMeant: SQL, areShown: SQL): Promise<string[]> => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select b.meeting_id as id from briefs b join meetings m on m.id = b.meeting_id
      where m.forgotten_at is null and b.fixed_at is not null and ${isMeant}
      union select m.id from facts f join meetings m on m.id in (f.asked_meeting_id, f.meeting_id)
      where m.forgotten_at is null and ${areShown}`);
    return rows.map(({ id }) => id);
  };
  const hasKey = (isMeant: SQL) =>
    sql`exists (select 1 from jsonb_array_elements_text(b.keys) k where ${isMeant})`;
  const showAgain = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    // How they were sent before has the words too.
    await tx.execute(
      sql`delete from slack_outbox where state <> 'pending' and ${inArray(sql`meeting_id`, [...ids])}`,
    );
    const rows = await tx
      .select()
      .from(meetings)
      .where(inArray(meetings.id, [...ids]));
    for (const row of rows) {
      const meeting = asMeeting(row);
      if (meeting) await refreshRecap(meeting);
    }
  };
  return {
    /** Those that repeat what came of a call. Ask while its rows are still there. */
    ofMeeting: (meetingId: string) =>
      having(
        sql`b.meeting_id <> ${meetingId} and ${hasKey(sql`k like ${`decision:${meetingId}:%`}
        or k in (select 'item:' || id from action_items where meeting_id = ${meetingId})
        or k in (select 'fact:' || id from facts where meeting_id = ${meetingId})`)}`,
        sql`${meetingId} in (f.meeting_id, f.about_meeting_id) and m.id <> ${meetingId}`,
      ),
    /** Those that repeat what a person wrote, or what is known of them. */
    ofPerson: (teamId: string, userId: string) =>
      having(
        sql`b.team_id = ${teamId} and (
        exists (select 1 from standup_replies r where r.meeting_id = b.meeting_id and r.user_id = ${userId})
        or ${hasKey(sql`k in (select 'item:' || id from action_items where team_id = ${teamId} and owner_id = ${userId})
          or k in (select 'fact:' || id from facts where team_id = ${teamId} and ${userId} in (owner_id, about_id, message_author_id))`)})`,
        sql`f.team_id = ${teamId} and ${userId} in (f.owner_id, f.about_id, f.message_author_id)`,
      ),
    showAgain,
    async withoutFacts(ids: readonly string[]): Promise<void> {
      const keys = ids.map(keyOf.fact);
      if (keys.length === 0) return;
      await showAgain(await having(hasKey(inArray(sql`k`, keys)), inArray(sql`f.id`, [...ids])));
    },
  };
}
