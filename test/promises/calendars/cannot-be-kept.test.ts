import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { calendarTiming, later } from '../../../services/calendars/calendar.ts';
import { type CalendarWorld, calendarWorld, inMinutes } from '../../support/calendars.ts';
import { inOrder } from '../../support/in-order.ts';

test('events that can’t be saved are reported like a calendar that can’t be read, and the known ones stay', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const known = { uid: 'known', start: inMinutes(600), title: 'Known' };
  world.feeds.set([known]);
  const id = await world.addCalendar();
  const list = async () =>
    (await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar' })).text ?? '';
  expect(await list()).toContain('read at');
  await refuse(world, 'Unheard-of');
  world.feeds.set([{ ...known, start: inMinutes(700) }, unheardOf]);

  await world.readNow(id);
  expect(await list()).toContain('unreadable since');
  expect(await list()).toContain('That’s our bug');
  const { nextReadAt, lastReadAt } = await world.calendar(id);
  expect(nextReadAt).toEqual(later(lastReadAt ?? new Date(0), calendarTiming.readEveryMs));
  await expect.poll(() => world.events()).toMatchObject([{ title: 'Known', startsAt: known.start }]);
  // Loud, and without what stands in people's calendars.
  await expect.poll(() => failures(world)).toEqual([{ level: 50, job: { calendarId: id } }]);
  expect(JSON.stringify(world.log)).not.toContain('Unheard-of');

  await world.elapse(61);
  await world.readNow(id);
  await world.dm(ada, inOrder('couldn’t read', '127.0.0.1'));
  await world.database.db.execute(sql`alter table calendar_events drop constraint refused`);
  await world.readNow(id);
  await world.dm(ada, inOrder('I can read', 'again'));
  await expect
    .poll(async () => (await world.events()).map(({ title }) => title))
    .toEqual(['Unheard-of', 'Known']);
  expect(await list()).toContain('read at');
});

test('for a new calendar that is reported at once', async () => {
  const world = await calendarWorld();
  await refuse(world, 'Unheard-of');
  world.feeds.set([unheardOf]);
  await world.addCalendar();
  await world.dm(world.slack.users.ada, 'That’s our bug');
});

const unheardOf = { uid: 'x', start: inMinutes(650), title: 'Unheard-of' };

/** The database takes no event with this title. */
async function refuse({ database }: CalendarWorld, title: string): Promise<void> {
  await database.db.execute(
    sql`alter table calendar_events add constraint refused check (title <> ${sql.raw(`'${title}'`)})`,
  );
}

function failures({ log }: CalendarWorld) {
  const failed = log.filter(({ msg }) => String(msg).startsWith('A job failed'));
  return failed.map(({ level, job }) => ({ level, job }));
}
