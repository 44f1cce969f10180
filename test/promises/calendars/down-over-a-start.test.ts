import { expect, test } from 'vitest';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { letInAtOnce, untilCardsAreKnown, untilStates } from '../../support/slack-acts.ts';

test('down over three starts: Stand-in joins nine minutes late, and one message lists how many it missed', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { slack, feeds } = world;
  const { ada } = slack.users;
  const event = (code: string, minutes: number) => ({
    uid: code,
    title: code,
    start: inMinutes(minutes),
    location: `https://meet.google.com/${code}`,
  });
  const events = [
    event('aaa-aaaa-aaa', 20),
    event('bbb-bbbb-bbb', 19),
    event('ccc-cccc-ccc', 22),
    event('ddd-dddd-ddd', 90),
  ];
  feeds.set(events);
  await world.addCalendar(ada, { rules: { send: 'all', channelId: slack.channels.general.id } });
  await world.restart({}, async () => {
    await world.elapse(31);
    // What is in the calendar goes along.
    feeds.set(events.map((one) => ({ ...one, start: new Date(one.start.getTime() - 31 * 60_000) })));
  });

  const [late] = await untilStates(world, 'live');
  expect(late).toMatchObject({ callKey: 'meet:ccc-cccc-ccc', requestedVia: 'calendar' });
  await world.dm(ada, 'missed 2 meetings');
  await slack.idle();
  expect(world.dms(ada).filter((text) => text.includes('missed'))).toHaveLength(1);
  await expect
    .poll(async () => (await world.events()).map(({ uid, decided }) => [uid, decided]))
    .toEqual([
      ['bbb-bbbb-bbb', 'missed'],
      ['aaa-aaaa-aaa', 'missed'],
      ['ccc-cccc-ccc', 'sent'],
      ['ddd-dddd-ddd', null],
    ]);
  expect(world.pika.sessions).toHaveLength(1);
});

test('after Send, Stand-in joins nine minutes late, but not eleven', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { ada } = world.slack.users;
  const events = [
    { uid: 'a', title: 'First', start: inMinutes(3) },
    { uid: 'b', title: 'Second', start: inMinutes(5), location: 'https://meet.google.com/bbb-bbbb-bbb' },
  ];
  world.feeds.set(events);
  await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *First*', 'Send');
  await world.answer(ada, 'Send Stand-in to *Second*', 'Send');
  await untilStates(world, 'scheduled', 'scheduled');
  await untilCardsAreKnown(world);
  await world.restart({}, async () => {
    await world.elapse(14);
    world.feeds.set(events.map((one) => ({ ...one, start: new Date(one.start.getTime() - 14 * 60_000) })));
  });
  await untilStates(world, 'missed', 'live');
  expect(world.pika.sessions.map(({ meetUrl }) => meetUrl)).toEqual(['https://meet.google.com/bbb-bbbb-bbb']);
});
