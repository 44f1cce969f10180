import { and, eq, gte, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import { finalStates } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';

/** What caps and budgets are checked against, inside one transaction. */
export function meetingCounts(
  tx: Executor,
): Pick<Unit['meetings'], 'activeIn' | 'countPolled' | 'countByApps' | 'committed'> {
  return {
    activeIn(teamId) {
      return tx
        .select({
          id: meetings.id,
          channelId: meetings.channelId,
          requestedBy: meetings.requestedBy,
          state: meetings.state,
        })
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), isActive));
    },
    async countPolled(teamId) {
      const { rows } = await tx.execute<{ count: number }>(sql`
        select count(*)::int as count from session_polls p join meetings m on m.id = p.meeting_id
        where m.team_id = ${teamId}`);
      return rows[0]?.count ?? 0;
    },
    countByApps(teamId, channelId, from) {
      return tx.$count(
        meetings,
        and(
          eq(meetings.teamId, teamId),
          eq(meetings.channelId, channelId),
          eq(meetings.requestedVia, 'bot'),
          gte(meetings.createdAt, from),
        ),
      );
    },
    committed: committedIn(tx),
  };
}

/** What a meeting that is over used, and the whole limit of one that isn't. */
const committedIn =
  (db: Executor): Unit['meetings']['committed'] =>
  async (teamId, channelId, when, exceptId) => {
    const [from, to] = [monthOf(when, 0), monthOf(when, 1)];
    const began = sql<Date>`coalesce(${meetings.checkingSince}, ${meetings.startsAt}, ${meetings.createdAt})`;
    const waits = sql`(${meetings.state} = 'scheduled'
      or (${meetings.state} = 'proposed' and ${meetings.proposedThen} = 'lapse'))`;
    const used = sql`extract(epoch from
      coalesce(${meetings.sessionEndedAt}, ${meetings.overAt}) - ${meetings.sessionStartedAt}) / 60`;
    const usd = (minutes: SQL) =>
      sql<number>`coalesce(sum(${minutes} * ${meetings.pricePerMinuteUsd}), 0)::double precision`;
    const [row] = await db
      .select({
        spent: usd(
          sql`case when ${isActive} or ${meetings.sessionStartedAt} is null then 0 else ${used} end`,
        ),
        reserved: usd(sql`case when ${isActive} and not ${waits} then ${meetings.limitMinutes} else 0 end`),
      })
      .from(meetings)
      .where(
        and(
          eq(meetings.teamId, teamId),
          channelId === null ? undefined : eq(meetings.channelId, channelId),
          sql`${began} >= ${from} and ${began} < ${to}`,
          exceptId ? ne(meetings.id, exceptId) : undefined,
        ),
      );
    return { spentUsd: Number(row?.spent ?? 0), reservedUsd: Number(row?.reserved ?? 0) };
  };

/** Not over. */
export const isActive = notInArray(meetings.state, [...finalStates]);

/** When the calendar month (UTC) of a moment begins, or the month that is `later` months after it. */
function monthOf(moment: Date, later: number): string {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + later, 1)).toISOString();
}
