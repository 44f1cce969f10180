import { expect, test } from 'vitest';
import { canary } from '../../sandbox/calendars/service.ts';
import { daysFrom, withHolidays } from '../../support/holidays.ts';
import { inOrder } from '../../support/in-order.ts';
import {
  allOccurrences,
  allStandups,
  comesTo,
  hoursAway,
  inChannel,
  standupUrl,
  typist,
  untilSeenTo,
} from '../../support/standups.ts';

const aDay = 86_400_000;

test('nobody joins on a holiday, and the list names it; the calendar is read once a day', async () => {
  const { world, feeds, read, readNow } = await withHolidays();
  const type = typist(world);
  await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  const next = (await allStandups(world))[0]?.nextAt ?? new Date();
  const there = next.toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' });
  feeds.set([
    { uid: 'one', start: new Date(`${there}T00:00:00Z`), days: 1, title: 'Founders’ <!channel> day' },
    { uid: 'two', start: next, title: 'No whole day' },
    { uid: 'three', start: new Date(`${there}T00:00:00Z`), days: 1, title: 'Called off', cancelled: true },
  ]);
  await readNow();
  await expect.poll(async () => (await read())?.days).toEqual({ [there]: 'Founders’ <!channel> day' });

  const list = await type('list');
  expect(list).toMatch(/skips \w{3} \d+ \w+, \d\d:\d\d \(Founders’ &lt;!channel&gt; day\); next \w{3} /);
  expect(list).toContain('calendars.example');
  expect(list).not.toContain(canary);
  // What is told of a change leaves it out as well.
  expect(await type('move 1 daily 23:59', 'in_channel')).toContain('Next: ');

  await comesTo(world, 5);
  await untilSeenTo(world);
  expect(await allOccurrences(world)).toHaveLength(1);
  const before = (await read())?.nextReadAt.getTime() ?? 0;
  await world.elapse(24 * 60);
  await world.restart();
  await expect.poll(async () => (await read())?.nextReadAt.getTime() ?? 0).toBeGreaterThan(before - aDay / 2);
  expect(JSON.stringify(world.log)).not.toContain(canary);
});

test('a standup on a holiday has no card, no session and no message', async () => {
  const { world, feeds, read, readNow } = await withHolidays();
  const days = Array.from({ length: 3 }, (_, day) => new Date(Date.now() + (day - 1) * aDay));
  feeds.set(days.map((start, index) => ({ uid: `day${index}`, start, days: 1, title: 'Holiday' })));
  await readNow();
  await expect.poll(async () => Object.keys((await read())?.days ?? {}).length).toBeGreaterThan(1);
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  const said = inChannel(world).length;
  await comesTo(world, 5);
  await untilSeenTo(world);
  expect(await allOccurrences(world)).toMatchObject([{ outcome: 'holiday', meetingId: null }]);
  expect(await world.meetings()).toEqual([]);
  expect(inChannel(world)).toHaveLength(said);
});

test('after weeks of holidays the next times are listed; after a year of them there are none', async () => {
  const { world, know } = await withHolidays();
  const type = typist(world);
  await know(daysFrom(new Date(), 30));
  const { length } = (await type(`add ${standupUrl} weekdays 9:30 and 16:00`, 'in_channel')).match(
    /(?:Next:|;) \w{3} \d{1,2} \w{3,4}, (?:09:30|16:00)/g,
  ) ?? { length: 0 };
  expect(length).toBe(3);
  expect(await type('list')).toMatch(/skips .*; next \w{3} /);
  await know(daysFrom(new Date(), 500));
  const moved = await type('move 1 weekdays 10:00', 'in_channel');
  expect(moved).toMatch(inOrder('No upcoming', 'holiday'));
  expect(await type('list')).toContain('none upcoming');
});

test('the list says that the holidays’ calendar can’t be read', async () => {
  const { world, read, readNow } = await withHolidays();
  await readNow();
  await expect.poll(async () => (await read())?.problem).toContain('404');
  const type = typist(world);
  await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  expect(await type('list')).toContain('couldn’t read');
  expect(await type('holidays')).toContain('couldn’t read');
});

test('only members set and remove holidays; http addresses and those inside the network are refused', async () => {
  const { world } = await withHolidays();
  const type = typist(world);
  expect(await typist(world, world.slack.users.gus.id)('holidays off')).toContain('Guests can’t');
  expect(await type('holidays http://example.com/x.ics')).toContain('Usage:');
  expect(await type(`holidays http://example.com/${canary}`)).not.toContain(canary);
  for (const inside of ['https://127.0.0.1/x.ics', 'https://localhost/x.ics', 'webcal://10.0.0.1/x.ics'])
    expect(await type(`holidays ${inside}`), inside).toContain('inside the network');
  expect(await type('holidays off')).toContain('The channel sees it');
  await expect.poll(() => inChannel(world).join('\n')).toContain('removed this channel’s');
  expect(await type('holidays')).toContain('no holidays');
});

test('any member sets the first holidays; only people who may spend replace them', async () => {
  const { world, read } = await withHolidays();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.standup.id;
  await slack.command({ channel, user: ada.id, text: `workspace money <@${ada.id}>` });
  const set = () => typist(world, ben.id)('holidays https://127.0.0.1/x.ics');

  expect(await set()).toMatch(/spend money.* <@U0ADA00001>/);
  expect(await read()).toMatchObject({ setBy: ada.id });
  await typist(world)('holidays off');
  // Only the address is wrong now.
  expect(await set()).toContain('inside the network');
});
