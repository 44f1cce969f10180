import { expect, test } from 'vitest';
import { briefOf } from '../../support/briefs.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { remember } from '../../support/memory.ts';
import { untilStates } from '../../support/slack-acts.ts';

test('whom the calendar invited is expected; one who isn’t in the channel keeps what it knows there', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channelId = slack.channels.general.id;
  await remember(world, ada, 'KESTREL ships on Thursdays');
  const inside = 'https://meet.google.com/aaa-aaaa-aaa';
  const outside = 'https://meet.google.com/bbb-bbbb-bbb';
  world.feeds.set([
    {
      uid: 'a',
      start: inMinutes(4),
      title: 'Planning',
      location: inside,
      organiser: ada.email,
      guests: [{ email: ben.email }],
    },
    {
      uid: 'b',
      start: inMinutes(4),
      title: 'Demo',
      location: outside,
      organiser: ada.email,
      guests: [{ email: 'kim@client.example', name: 'Kim' }],
    },
  ]);
  await world.addCalendar(ada, { rules: { send: 'all', channelId, skipOutside: false } });
  await untilStates(world, 'scheduled', 'scheduled');

  await world.dm(ada, /\*Planning\* starts at .*takes 1 line along\.\n\*Expected\*\nBy the calendar: ben/);
  await world.dm(
    ada,
    /\*Demo\* starts at .*takes 0 lines along\. 1 line stays here\.\n\*Expected\*\nBy the calendar: Kim\. Kim can’t read this channel/,
  );
  expect(world.dms(ada).join('\n')).not.toContain('KESTREL');
  expect((await briefOf(world, ben, inside)).shown()).toMatch(/\*Planning\*[\s\S]*Goes along[\s\S]*KESTREL/);
  const demo = await briefOf(world, ada, outside);
  expect(demo.shown()).toMatch(
    /Nothing yet\.[\s\S]*KESTREL ships on Thursdays\n_Remembered\. It’s of this channel/,
  );
});
