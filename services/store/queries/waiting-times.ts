import { and, eq, isNull, min } from 'drizzle-orm';
import type { Executor } from '../executor.ts';
import { isWaiting } from '../rows/standup-occurrence-rows.ts';
import { meetings } from '../schema/meetings.ts';
import { standupOccurrences, standups } from '../schema/standups.ts';

/** The first waiting occurrence of each standup of a channel, by standup. Without a lock. */
export const waitingTimesIn =
  (db: Executor) =>
  async (teamId: string, channelId: string): Promise<ReadonlyMap<string, Date>> => {
    const rows = await db
      .select({ id: standups.id, at: min(standupOccurrences.at) })
      .from(standups)
      .innerJoin(standupOccurrences, eq(standupOccurrences.standupId, standups.id))
      .innerJoin(meetings, eq(meetings.id, standupOccurrences.meetingId))
      .where(
        and(
          eq(standups.teamId, teamId),
          eq(standups.channelId, channelId),
          isNull(standups.removedAt),
          isWaiting,
        ),
      )
      .groupBy(standups.id);
    return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at]] : [])));
  };
