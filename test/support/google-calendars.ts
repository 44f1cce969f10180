import { asc } from 'drizzle-orm';
import { expect } from 'vitest';
import { calendars } from '../../services/store/schema/calendars.ts';
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
};

type Options = WorldOptions & {
  mode?: 'delegated' | 'shared';
};

/** A workspace whose people have Google calendars. */
export async function googleCalendarWorld({
  mode = 'delegated',
  ...options
}: Options = {}): Promise<GoogleCalendarWorld> {
  const { google, world: base } = await withGoogle();
  const world = await calendarWorld({
    ...options,
    settings: {
      ...base.settings,
      GOOGLE_CALENDARS: mode,
      ...options.settings,
    },
  });
  const { slack, database } = world;
  google.calendars.set(slack.users.ada.email, []);
  return Object.assign(world, {
    google,
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
