import { and, eq, isNull, notInArray, sql } from 'drizzle-orm';
import type { Calendars } from '../../calendars/ports/calendars.ts';
import type { Executor } from '../executor.ts';
import { calendarChannels, calendars } from '../schema/calendars.ts';

type ChannelRows = Pick<Calendars, 'channels' | 'channel' | 'addChannel' | 'changeChannel' | 'dropChannel'>;

/** The channels through which Google tells of changes of a calendar. */
export function calendarChannelRows(tx: Executor): ChannelRows {
  return {
    channels: async (calendarId) =>
      tx.select().from(calendarChannels).where(eq(calendarChannels.calendarId, calendarId)),
    async channel(id) {
      const [row] = await tx.select().from(calendarChannels).where(eq(calendarChannels.id, id));
      return row ?? null;
    },
    async addChannel(channel) {
      await tx.insert(calendarChannels).values(channel);
    },
    async changeChannel(id, changes) {
      await tx.update(calendarChannels).set(changes).where(eq(calendarChannels.id, id));
    },
    async dropChannel(id) {
      await tx.delete(calendarChannels).where(eq(calendarChannels.id, id));
    },
  };
}

/**
 * After a start: settings may have changed where Google tells of changes. Those of Google's calendars that it does not
 * tell of there are looked at anew.
 */
export async function wakeUnwatched(db: Executor, address: string | null): Promise<void> {
  const told = db
    .select({ id: calendarChannels.calendarId })
    .from(calendarChannels)
    .where(eq(calendarChannels.address, address ?? ''));
  await db
    .update(calendars)
    .set({ watchAt: sql`clock_timestamp()` })
    .where(and(eq(calendars.kind, 'google'), isNull(calendars.removedAt), notInArray(calendars.id, told)));
}
