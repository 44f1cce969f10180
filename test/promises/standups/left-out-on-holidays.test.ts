import { expect, test } from 'vitest';
import { canary } from '../../sandbox/calendars/service.ts';
import { daysFrom, withHolidays } from '../../support/holidays.ts';
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

/** A look at what is due comes every five seconds. */
const waitOptions = { timeout: 10_000 };

test('on a holiday nobody goes in, and the list says so; read once a day, by its tag', async () => {
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
  await expect
    .poll(async () => (await read())?.days, waitOptions)
    .toEqual({ [there]: 'Founders’ <!channel> day' });

  const list = await type('list');
  expect(list).toMatch(/skips \w{3} \d+ \w+, \d\d:\d\d \(Founders’ &lt;!channel&gt; day\); next \w{3} /);
  expect(list).toContain('Holidays from a calendar at calendars.example, set by');
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

test('a holiday’s run is left out: no card, no session, no word', async () => {
  const { world, feeds, read, readNow } = await withHolidays();
  const days = Array.from({ length: 3 }, (_, day) => new Date(Date.now() + (day - 1) * aDay));
  feeds.set(days.map((start, index) => ({ uid: `day${index}`, start, days: 1, title: 'Holiday' })));
  await readNow();
  await expect
    .poll(async () => Object.keys((await read())?.days ?? {}).length, waitOptions)
    .toBeGreaterThan(1);
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  const said = inChannel(world).length;
  await comesTo(world, 5);
  await untilSeenTo(world);
  expect(await allOccurrences(world)).toMatchObject([{ outcome: 'holiday', meetingId: null }]);
  expect(await world.meetings()).toEqual([]);
  expect(inChannel(world)).toHaveLength(said);
});

test('after weeks of holidays its times are told; of a year of them it is said that there are none', async () => {
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
  expect(moved).toContain('No upcoming standups: every date in the next year is a holiday.');
  expect(await type('list')).toContain('none upcoming');
});

test('a calendar that cannot be read is said so in the list; what was known counts', async () => {
  const { world, read, readNow } = await withHolidays();
  await readNow();
  await expect.poll(async () => (await read())?.problem, waitOptions).toContain('404');
  const type = typist(world);
  await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  expect(await type('list')).toContain('couldn’t read it lately');
  expect(await type('holidays')).toContain('couldn’t read it lately');
});

test('set and taken away by members only; addresses that point inside or are no https are refused', async () => {
  const { world } = await withHolidays();
  const type = typist(world);
  expect(await typist(world, world.slack.users.gus.id)('holidays off')).toContain('Guests can’t');
  expect(await type('holidays http://example.com/x.ics')).toContain('Usage:');
  expect(await type(`holidays http://example.com/${canary}`)).not.toContain(canary);
  for (const inside of ['https://127.0.0.1/x.ics', 'https://localhost/x.ics', 'webcal://10.0.0.1/x.ics'])
    expect(await type(`holidays ${inside}`), inside).toContain('must not point inside the network');
  expect(await type('holidays off')).toBe('Done. The channel sees it.');
  await expect.poll(() => inChannel(world).join('\n')).toContain('removed this channel’s holidays');
  expect(await type('holidays')).toContain('This channel has no holidays');
});

test('holidays that stand are replaced by those who may spend; the first are set by any member', async () => {
  const { world, read } = await withHolidays();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.standup.id;
  await slack.command({ channel, user: ada.id, text: `workspace money <@${ada.id}>` });
  const set = () => typist(world, ben.id)('holidays https://127.0.0.1/x.ics');

  expect(await set()).toMatch(/can spend money here\. Ask <@U0ADA00001>/);
  expect(await read()).toMatchObject({ setBy: ada.id });
  await typist(world)('holidays off');
  // Only the address is wrong now.
  expect(await set()).toContain('must not point inside the network');
});
