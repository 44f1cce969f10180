import { and, asc, eq, isNotNull, lte, notExists } from 'drizzle-orm';
import type { HolidayRepository } from '../../standups/ports/holiday-repository.ts';
import type { Executor } from '../executor.ts';
import { workspaces } from '../schema/notes.ts';
import { channelHolidays } from '../schema/standups.ts';

/** Holidays of channels inside one transaction. */
export function holidayRows(tx: Executor, now: Date): HolidayRepository {
  return {
    of: holidaysOf(tx),
    async set(holidays) {
      await tx
        .insert(channelHolidays)
        .values(holidays)
        .onConflictDoUpdate({ target: [channelHolidays.teamId, channelHolidays.channelId], set: holidays });
    },
    async update({ teamId, channelId, address }, changes) {
      await tx
        .update(channelHolidays)
        .set(changes)
        .where(and(isOf(teamId, channelId), eq(channelHolidays.address, address)));
    },
    async remove(teamId, channelId) {
      const [row] = await tx.delete(channelHolidays).where(isOf(teamId, channelId)).returning();
      return row ?? null;
    },
    async claim(again) {
      // Once they're back, what is overdue is read.
      const isLeft = and(eq(workspaces.teamId, channelHolidays.teamId), isNotNull(workspaces.leftAt));
      const left = tx.select({ teamId: workspaces.teamId }).from(workspaces).where(isLeft);
      const [row] = await tx
        .select()
        .from(channelHolidays)
        .where(and(lte(channelHolidays.nextReadAt, now), notExists(left)))
        .orderBy(asc(channelHolidays.nextReadAt))
        .limit(1)
        .for('update', { skipLocked: true });
      if (!row) return null;
      const where = isOf(row.teamId, row.channelId);
      await tx.update(channelHolidays).set({ nextReadAt: again }).where(where);
      return { ...row, nextReadAt: again };
    },
  };
}

/** What is known of a channel's holidays. */
export const holidaysOf =
  (db: Executor): HolidayRepository['of'] =>
  async (teamId, channelId) => {
    const [row] = await db.select().from(channelHolidays).where(isOf(teamId, channelId));
    return row ?? null;
  };

const isOf = (teamId: string, channelId: string) =>
  and(eq(channelHolidays.teamId, teamId), eq(channelHolidays.channelId, channelId));
