import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { tidyUp } from '../../../services/store/housekeeping.ts';
import { calendarSeries } from '../../../services/store/schema/calendars.ts';
import { type CalendarWorld, calendarWorld, inMinutes } from '../../support/calendars.ts';
import { untilStates } from '../../support/slack-acts.ts';

const daily = { uid: 'dull', title: 'Dull', rule: 'FREQ=DAILY;COUNT=3' };

test('Never on one calendar’s card holds in all of a person’s calendars, even against a rule for all meetings', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const series = { ...daily, start: inMinutes(4) };
  world.feeds.set([series]);
  world.feeds.set([series], 'second');
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *Dull*', 'Never this series');
  await world.dm(ada, 'in its series');
  const second = await world.addCalendar(ada, { feed: 'second', rules: { send: 'all' } });
  await world.askNow(id);
  await world.askNow(second);
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided).sort())
    .toEqual([...['by_rule', 'by_rule', 'by_rule', 'by_rule', 'by_rule'], 'never']);
  expect(await world.meetings()).toEqual([]);
});

test('decisions about a series still hold after its calendar is removed and added again', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([{ ...daily, start: inMinutes(4) }]);
  await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *Dull*', 'Never this series');
  await world.dm(ada, 'in its series');
  await remove(world);
  await expect.poll(() => world.events()).toEqual([]);
  await tidyUp(world.database.db);

  const again = await world.addCalendar(ada, { rules: { send: 'all' } });
  await world.askNow(again);
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided))
    .toEqual(['by_rule', 'by_rule', 'by_rule']);
  expect(await world.meetings()).toEqual([]);
});

test('a person’s decisions are deleted thirty days after their last calendar was removed', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const { db } = world.database;
  world.feeds.set([{ ...daily, start: inMinutes(4) }]);
  await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *Dull*', 'Never this series');
  await world.dm(ada, 'in its series');
  await remove(world);
  await tidyUp(db);
  expect(await db.select().from(calendarSeries)).toMatchObject([{ userId: ada.id, decision: 'never' }]);
  await db.execute(sql`update calendars set removed_at = removed_at - interval '31 days'`);
  await tidyUp(db);
  expect(await db.select().from(calendarSeries)).toEqual([]);
});

test('a meeting declined in one calendar counts as declined in the person’s other calendars', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  const guests = [{ email: ada.email, status: 'DECLINED' as const }];
  world.feeds.set([{ uid: 'a', start, guests }]);
  world.feeds.set([{ uid: 'copy', start }], 'second');
  await world.addCalendar(ada, { rules: { send: 'all' } });
  const second = await world.addCalendar(ada, { feed: 'second', rules: { send: 'all' } });
  await world.askNow(second);
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided).sort())
    .toEqual(['by_rule', 'twice']);
  expect(await world.meetings()).toEqual([]);
});

test('Always of a series outweighs Never of its copy in another calendar; without it the copy’s Never binds', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  const other = 'https://meet.google.com/bbb-bbbb-bbb';
  world.feeds.set([
    { uid: 'wanted', start },
    { uid: 'unsaid', start, location: other },
  ]);
  world.feeds.set(
    [
      { uid: 'copy', start },
      { uid: 'copy-of-unsaid', start, location: other },
    ],
    'second',
  );
  const decided = [
    { uid: 'copy', decision: 'never' as const },
    { uid: 'copy-of-unsaid', decision: 'never' as const },
    { uid: 'wanted', decision: 'always' as const },
  ];
  await world.askNow(await world.addCalendar(ada, { feed: 'second', decided }));
  await world.askNow(await world.addCalendar(ada, { rules: { send: 'all' } }));
  await expect
    .poll(async () => (await world.events()).map(({ uid, decided: what }) => `${uid} ${what}`).sort())
    .toEqual(['copy by_rule', 'copy-of-unsaid by_rule', 'unsaid twice', 'wanted sent']);
  await untilStates(world, 'scheduled');
});

test('declined, then invited again in the same calendar: the new invitation counts', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  const declined = [{ email: ada.email, status: 'DECLINED' as const }];
  world.feeds.set([
    { uid: 'old', start, guests: declined },
    { uid: 'new', start },
  ]);
  await world.addCalendar(ada, { rules: { send: 'all' } });
  await untilStates(world, 'scheduled');
});

async function remove(world: CalendarWorld): Promise<void> {
  const { ada } = world.slack.users;
  await world.slack.command({ user: ada.id, channel: ada.dm, text: 'calendar' });
  const shown = world.slack.ephemerals.at(-1);
  await world.slack.press({
    ...{ user: ada.id, channel: ada.dm, messageTs: shown?.ts ?? '' },
    buttonText: 'Remove 127.0.0.1',
  });
  await expect.poll(() => world.events()).toEqual([]);
}
