import { and, eq, isNull, min } from 'drizzle-orm';
import type { Executor } from '../executor.ts';
import { isWaiting } from '../rows/schedule-run-rows.ts';
import { scheduleRuns, schedules } from '../schema/schedules.ts';
import { meetings } from '../schema/schema.ts';

/** Of a channel's standing meetings whose card is up and waits: the first time that it waits for. Without a lock. */
export const waitingTimesIn =
  (db: Executor) =>
  async (teamId: string, channelId: string): Promise<ReadonlyMap<string, Date>> => {
    const rows = await db
      .select({ id: schedules.id, at: min(scheduleRuns.at) })
      .from(schedules)
      .innerJoin(scheduleRuns, eq(scheduleRuns.scheduleId, schedules.id))
      .innerJoin(meetings, eq(meetings.id, scheduleRuns.meetingId))
      .where(
        and(
          eq(schedules.teamId, teamId),
          eq(schedules.channelId, channelId),
          isNull(schedules.removedAt),
          isWaiting,
        ),
      )
      .groupBy(schedules.id);
    return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at]] : [])));
  };
