import { asc } from 'drizzle-orm';
import { expect } from 'vitest';
import type { CalendarChannel } from '../../services/calendars/calendar.ts';
import { calendarChannels, calendars } from '../../services/store/schema/calendars.ts';
import type { Google } from '../sandbox/google/service.ts';
import { type CalendarWorld, calendarWorld } from './calendars.ts';
import { withGoogle } from './outside-settings.ts';
import type { WorldOptions } from './world.ts';

export type GoogleCalendarWorld = CalendarWorld & {
  google: Google;
  /** What Google was asked for, in order. */
  asked(): string[];
  /** Adds somebody’s Google calendar as its command does, and waits until it was read. */
  addGoogle(person?: { id: string; dm: string }): Promise<string>;
  channels(): Promise<CalendarChannel[]>;
  /** The one channel, once both sides know it and its first words were heard. */
  openChannel(): Promise<Google['calendars']['open'][number]>;
  /** From the last reading of a calendar to the next. */
  minutesToNext(calendarId: string): Promise<number>;
};

type Options = WorldOptions & {
  mode?: 'delegated' | 'shared';
  /** Whether Google reaches us. */
  isReached?: boolean;
};

/** Where Google tells of changes, as far as it knows. */
const host = 'standin.acme.org';

/** A workspace whose people have Google calendars. */
export async function googleCalendarWorld({
  mode = 'delegated',
  isReached = false,
  ...options
}: Options = {}): Promise<GoogleCalendarWorld> {
  const { google, world: base } = await withGoogle();
  const world = await calendarWorld({
    ...options,
    settings: {
      ...base.settings,
      GOOGLE_CALENDARS: mode,
      ...(isReached ? { PUBLIC_URL: `https://${host}` } : {}),
      ...options.settings,
    },
  });
  const { slack, database } = world;
  google.calendars.hosts.set(host, () => `http://127.0.0.1:${world.app.port}`);
  google.calendars.set(slack.users.ada.email, []);
  const channels = () => database.db.select().from(calendarChannels);
  return Object.assign(world, {
    google,
    channels,
    async openChannel() {
      const known = async () =>
        (await channels()).map(({ resourceId, heardAt }) => resourceId !== null && heardAt !== null);
      await expect.poll(known).toEqual([true]);
      const [channel] = google.calendars.open;
      if (!channel) throw new Error('no channel');
      return channel;
    },
    async minutesToNext(id: string) {
      const { nextReadAt, lastReadAt } = await world.calendar(id);
      return ((nextReadAt?.getTime() ?? 0) - (lastReadAt?.getTime() ?? 0)) / 60_000;
    },
    asked: () =>
      google.journal.entries.map(({ route }) => String(route)).filter((route) => route !== 'token'),
    async addGoogle(person: { id: string; dm: string } = slack.users.ada) {
      const answer = await slack.command({ user: person.id, channel: person.dm, text: 'calendar google' });
      expect(answer.text).toContain('Added: your Google calendar');
      const find = async () => {
        const all = await database.db.select().from(calendars).orderBy(asc(calendars.addedAt));
        return all.findLast(({ userId, removedAt }) => userId === person.id && !removedAt);
      };
      await expect.poll(async () => (await find())?.lastReadAt).toBeTruthy();
      return (await find())?.id ?? '';
    },
  });
}
