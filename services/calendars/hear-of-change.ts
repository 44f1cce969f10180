import { hashOf, isSame } from '../common/secret.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { calendarTiming, later } from './calendar.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';

/** What Google says of a change: that there is one, and over which channel. */
export type Notification = {
  channelId: string;
  token: string;
  /** `opened`: the channel is, and nothing has changed. */
  what: 'opened' | 'changed';
};

/** Sees that a calendar is read when Google tells of a change; `unknown` where no channel of ours has that token. */
export const hearOfChange =
  ({ transact }: { transact: Transact<CalendarsUnit> }) =>
  ({ channelId, token, what }: Notification): Promise<'heard' | 'unknown'> =>
    transact(async (unit) => {
      const channel = await unit.calendars.channel(channelId);
      if (!channel || !isSame(hashOf(token), channel.tokenHash)) return 'unknown';
      if (what === 'changed') await readSoon(unit, channel.calendarId);
      await unit.calendars.changeChannel(channelId, { heardAt: unit.now, hearBy: null });
      return 'heard';
    });

async function readSoon(unit: CalendarsUnit, calendarId: string): Promise<void> {
  const calendar = await unit.calendars.lock(calendarId);
  if (!calendar?.nextReadAt || calendar.removedAt) return;
  // Changes come in bursts: the first of one sees to all that follow at once.
  const soon = later(unit.now, calendarTiming.burst);
  if (calendar.nextReadAt > soon) await unit.calendars.replace(calendar, { ...calendar, nextReadAt: soon });
}
