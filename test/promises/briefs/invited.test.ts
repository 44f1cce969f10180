import { expect, test } from 'vitest';
import { briefOf, plannedCall, url } from '../../support/briefs.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { remember } from '../../support/memory.ts';
import { untilStates } from '../../support/slack-acts.ts';

test('whom the calendar invited is expected; one who isn’t in the channel keeps what it knows there', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada, ben, sol } = slack.users;
  const channelId = slack.channels.general.id;
  await remember(world, ada, 'KESTREL ships on Thursdays');
  const link = (code: string) => `https://meet.google.com/${code}`;
  const [inside, outside] = [link('aaa-aaaa-aaa'), link('bbb-bbbb-bbb')];
  const events = [
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
  ];
  const [, domain] = (ada.email ?? '').split('@');
  const alike = { email: `ben.two@${domain}`, name: 'Ben' };
  world.feeds.set([
    ...events,
    {
      ...{ uid: 'c', start: inMinutes(4), title: 'Namesake', organiser: ada.email },
      guests: [alike],
      location: link('ccc-cccc-ccc'),
    },
    {
      ...{ uid: 'd', start: inMinutes(4), title: 'By the boss', organiser: `boss@${domain}` },
      guests: [{ email: ada.email }],
      location: link('ddd-dddd-ddd'),
    },
  ]);
  await world.addCalendar(ada, { rules: { send: 'all', channelId, skipOutside: false } });
  await untilStates(world, 'scheduled', 'scheduled', 'scheduled', 'scheduled');

  await world.dm(ada, /\*Planning\* starts at .*takes 1 line along\.\n\*Expected\*\nBy the calendar: ben/);
  await world.dm(
    ada,
    /\*Demo\* starts at .*takes 0 lines along\. 1 line stays here\.\n\*Expected\*\nBy the calendar: Kim\. Kim can’t read this channel/,
  );
  const isKept = (title: string, who: string) =>
    world.dm(
      ada,
      new RegExp(
        `\\*${title}\\* starts at .*takes 0 lines along\\. 1 line stays here\\.[\\s\\S]*${who} can’t read`,
      ),
    );
  // Ben's name, at an address that isn't his.
  await isKept('Namesake', 'Ben');
  // Who invites comes too.
  await isKept('By the boss', 'boss@standin.example');
  expect(world.dms(ada).join('\n')).not.toContain('KESTREL');
  expect((await briefOf(world, ben, inside)).shown()).toMatch(/\*Planning\*[\s\S]*Goes along[\s\S]*KESTREL/);
  // Guests of the workspace read who comes, and no whole address.
  const solReads = async (call: string) => (await briefOf(world, sol, call)).shown();
  const [planning, boss] = [await solReads(inside), await solReads(link('ddd-dddd-ddd'))];
  expect(planning).toMatch(/By the calendar: .*b…@standin/);
  expect(boss).toContain('b…@standin.example can’t read');
  expect(planning + boss).not.toMatch(/ben@|ada@|boss@/);
  const demo = await briefOf(world, ada, outside);
  expect(demo.shown()).toMatch(
    /Nothing yet\.[\s\S]*KESTREL ships on Thursdays\n_Remembered\. It’s of this channel/,
  );
});

test('a pasted link keeps what the channel knows where somebody’s calendar invites others to that call, and tells of none of them', async () => {
  const world = await calendarWorld();
  const { ada, ben } = world.slack.users;
  await remember(world, ada, 'KESTREL ships on Thursdays');
  const kim = { email: 'kim@standin.example', name: 'Kim Of Finance' };
  world.feeds.set(
    [
      {
        uid: 'a',
        start: inMinutes(20),
        title: 'Layoffs',
        location: url,
        organiser: ben.email,
        guests: [kim],
      },
    ],
    'ben',
  );
  await world.addCalendar(ben, { feed: 'ben' });
  await plannedCall(world, { text: `${url} in 20 min` });
  const brief = await briefOf(world, ada);
  expect(brief.shown()).toMatch(/others invited by a calendar[\s\S]*Nothing yet\.[\s\S]*KESTREL ships/);
  expect(brief.shown()).not.toMatch(/Kim|Layoffs/);
});
