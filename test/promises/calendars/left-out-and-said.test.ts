import { expect, test } from 'vitest';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { inOrder } from '../../support/in-order.ts';

test('the DM and the list count meetings whose time can’t be read, until it can', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const good = { uid: 'good', start: inMinutes(600), title: 'Good' };
  const odd = { uid: 'odd', start: inMinutes(-60 * 24 * 30), rule: 'FREQ=SOMETIMES', title: 'Odd' };
  world.feeds.set([odd, good]);
  const id = await world.addCalendar();
  const said = inOrder('couldn’t read', '1 meeting');
  await world.dm(ada, said);
  expect((await world.events()).map(({ title }) => title)).toEqual(['Good']);
  const list = async () =>
    (await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar' })).text ?? '';
  expect(await list()).toMatch(said);
  world.feeds.set([{ ...odd, rule: 'FREQ=DAILY;COUNT=-1' }, good]);
  await world.readNow(id);
  expect(await list()).not.toContain('couldn’t read');
  expect((await world.events()).filter(({ title }) => title === 'Odd').length).toBeGreaterThan(10);
});
