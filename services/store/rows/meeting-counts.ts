import { and, eq, gte, ne, notInArray, sql } from 'drizzle-orm';
import { finalStates } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';

/** What caps and budgets are checked against, inside one transaction. */
export function meetingCounts(
  tx: Executor,
): Pick<Unit['meetings'], 'activeIn' | 'countByApps' | 'committedUsd'> {
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
    committedUsd: (teamId, channelId, when, exceptId) => committedUsd(tx, teamId, channelId, when, exceptId),
  };
}

/** A meeting that is over counts what it used, an active one its whole limit. */
async function committedUsd(
  tx: Executor,
  teamId: string,
  channelId: string,
  when: Date,
  exceptId?: string,
): Promise<number> {
  const [from, to] = [monthOf(when, 0), monthOf(when, 1)];
  const began = sql<Date>`coalesce(${meetings.checkingSince}, ${meetings.startsAt}, ${meetings.createdAt})`;
  const rows = await tx
    .select({
      usd: sql<number>`coalesce(sum(case
            when ${meetings.state} = 'scheduled' then 0
            when ${isActive} then ${meetings.limitMinutes}
            when ${meetings.sessionStartedAt} is null then 0
            else extract(epoch from coalesce(${meetings.sessionEndedAt}, ${meetings.overAt}) - ${meetings.sessionStartedAt}) / 60
          end * ${meetings.pricePerMinuteUsd}), 0)::double precision`,
    })
    .from(meetings)
    .where(
      and(
        eq(meetings.teamId, teamId),
        eq(meetings.channelId, channelId),
        sql`${began} >= ${from} and ${began} < ${to}`,
        exceptId ? ne(meetings.id, exceptId) : undefined,
      ),
    );
  return Number(rows[0]?.usd ?? 0);
}

/** Not over. */
export const isActive = notInArray(meetings.state, [...finalStates]);

/** When the calendar month (UTC) of a moment begins, or the month that is `later` months after it. */
function monthOf(moment: Date, later: number): string {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + later, 1)).toISOString();
}
