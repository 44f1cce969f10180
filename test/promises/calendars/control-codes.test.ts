import { expect, test } from 'vitest';
import { calendars } from '../../../services/store/schema/calendars.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';

test('a feed with control codes in ids, names and addresses is read twice like any other', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([
    {
      ...{ uid: 'a\u0000b', start: inMinutes(4), title: 'Pl\u0000an' },
      guests: [{ email: 'be\u0000n@standin.example' }],
    },
    { uid: `${'x'.repeat(499)}🎉`, start: inMinutes(600) },
  ]);
  const id = await world.addCalendar(ada);
  const card = await world.dm(ada, 'Send Stand-in to *Plan*');
  expect(JSON.stringify(card.blocks)).toContain('ben@standin.example');
  const before = await world.events();
  expect(before).toHaveLength(2);
  await world.database.db.update(calendars).set({ mark: null });
  await world.readNow(id);
  await expect.poll(() => world.events()).toEqual(before);
  expect(await world.calendar(id)).toMatchObject({ failingSince: null, problem: null });
});
