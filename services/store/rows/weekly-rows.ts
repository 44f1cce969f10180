import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Week, Weeklies } from '../../notes/ports/weeklies.ts';
import type { Executor } from '../executor.ts';
import { channels } from '../schema/channels.ts';
import { meetings } from '../schema/meetings.ts';
import { weeklyCalls } from '../schema/weekly.ts';
import { asMeeting } from './meeting-lookups.ts';
import { weekKey } from './message-keys.ts';

/** Weekly lists inside a transaction. The sweep finds what is due. */
export function weeklyRows(tx: Executor): Weeklies {
  const isOf = (teamId: string, channelId: string) =>
    and(eq(channels.teamId, teamId), eq(channels.channelId, channelId));
  return {
    async of(teamId, channelId) {
      const [row] = await tx
        .select({ nextAt: channels.weeklyNextAt, timeZone: channels.weeklyZone })
        .from(channels)
        .where(isOf(teamId, channelId))
        .for('update');
      return row?.nextAt ? { nextAt: row.nextAt, timeZone: row.timeZone } : null;
    },
    async set(teamId, channelId, { nextAt, timeZone }) {
      await tx
        .update(channels)
        .set({ weeklyNextAt: nextAt, weeklyZone: timeZone })
        .where(isOf(teamId, channelId));
    },
    async collect({ teamId, channelId, week }, from, until) {
      // With the calls' rows locked: who forgets one meanwhile finds it in the list, or is waited for.
      const { rows } = await tx.execute(sql`
        insert into weekly_calls (team_id, channel_id, week, meeting_id)
        select team_id, channel_id, ${week}, id from meetings
        where team_id = ${teamId} and channel_id = ${channelId} and state = 'done' and forgotten_at is null
          and connected_at >= ${from.toISOString()}::timestamptz and connected_at < ${until.toISOString()}::timestamptz
        order by id for no key update
        on conflict do nothing returning meeting_id`);
      return rows.length;
    },
  };
}

/** Has others who write the same list wait until this transaction is over. */
export async function lockWeek(tx: Executor, week: Week): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${week.teamId}:${weekKey(week)}`}))`);
}

/** Lists that a meeting is in. */
export function weeksOf(tx: Executor, meetingId: string): Promise<Week[]> {
  const { teamId, channelId, week } = weeklyCalls;
  return tx.select({ teamId, channelId, week }).from(weeklyCalls).where(eq(weeklyCalls.meetingId, meetingId));
}

/** The calls of a list that aren't forgotten, in their order. */
export async function callsOfWeek(tx: Executor, { teamId, channelId, week }: Week): Promise<Meeting[]> {
  const listed = tx
    .select({ id: weeklyCalls.meetingId })
    .from(weeklyCalls)
    .where(
      and(eq(weeklyCalls.teamId, teamId), eq(weeklyCalls.channelId, channelId), eq(weeklyCalls.week, week)),
    );
  const rows = await tx
    .select()
    .from(meetings)
    .where(and(inArray(meetings.id, listed), sql`${meetings.forgottenAt} is null`))
    .orderBy(asc(meetings.connectedAt), asc(meetings.id));
  return rows.flatMap((row) => asMeeting(row) ?? []);
}

/** Channels whose next list is due. */
export async function dueWeeklies(db: Executor): Promise<{ teamId: string; channelId: string }[]> {
  return db
    .select({ teamId: channels.teamId, channelId: channels.channelId })
    .from(channels)
    .where(sql`${channels.weeklyNextAt} <= clock_timestamp()`)
    .orderBy(asc(channels.weeklyNextAt))
    .limit(500);
}
