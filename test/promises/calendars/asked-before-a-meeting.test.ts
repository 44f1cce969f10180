import { expect, test } from 'vitest';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { inOrder } from '../../support/in-order.ts';
import { letInAtOnce, untilStates } from '../../support/slack-acts.ts';

test('five minutes before a meeting its person is asked in a DM, and Stand-in joins on time', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { slack, feeds } = world;
  const { ada } = slack.users;
  const guests = [
    { email: ada.email },
    { email: 'ben@standin.example', name: 'Ben' },
    { email: 'eve@elsewhere.org' },
  ];
  feeds.set([{ uid: 'a', start: inMinutes(30), title: 'Plan *it* <now>', organiser: ada.email, guests }]);
  const id = await world.addCalendar();
  await world.dm(ada, inOrder('I can read', '127.0.0.1', '1 meeting'));
  await expect
    .poll(async () => (await world.events())[0])
    .toMatchObject({
      mine: true,
      outside: true,
      guestCount: 2,
      askedAt: null,
    });

  await world.elapse(20);
  await slack.idle();
  expect(world.dms(ada)).toHaveLength(1);
  await world.elapse(5.5);
  const card = await world.dm(ada, 'Send Stand-in to');
  const shown = world.dms(ada).at(-1) ?? '';
  expect(shown).toContain('Plan ∗it∗ <now>');
  expect(shown).toMatch(inOrder('With Ben, eve@elsewhere.org', 'other organizations'));
  expect(shown).toMatch(inOrder('$0.275', '60 minutes', '$16.50'));
  expect(shown).toMatch(/\[Send\].*\[Not this one\]/);
  expect(shown).not.toContain('series');
  expect(world.pika.sessions).toEqual([]);

  await world.answer(ada, 'Send Stand-in to', 'Send');
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({
    requestedVia: 'calendar',
    requestedBy: ada.id,
    callKey: 'meet:abc-defg-hij',
  });
  await world.dm(ada, 'Stand-in will join *Plan');
  await expect
    .poll(async () => (await world.events())[0])
    .toMatchObject({ decided: 'sent', meetingId: meeting?.id });
  // Pressed once: the buttons are gone, and a second press of a copy changes nothing.
  expect(
    await slack
      .press({ user: ada.id, channel: card.channel, messageTs: card.ts, buttonText: 'Send' })
      .catch(() => null),
  ).toBeNull();

  await world.elapse(5);
  await untilStates(world, 'live');
  expect(world.pika.sessions).toHaveLength(1);
  expect(await world.calendar(id)).toMatchObject({ failingSince: null, problem: null });
});

test('Not this one, Never and Always are kept, the latter two for the whole series', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const daily = { rule: 'FREQ=DAILY;COUNT=3' };
  const at = inMinutes(4);
  world.feeds.set([
    { uid: 'one', start: at, title: 'Once' },
    { uid: 'never', start: at, title: 'Dull', location: 'https://meet.google.com/nnn-nnnn-nnn', ...daily },
    { uid: 'always', start: at, title: 'Good', location: 'https://meet.google.com/aaa-aaaa-aaa', ...daily },
  ]);
  const id = await world.addCalendar();
  await world.answer(ada, 'Send Stand-in to *Once*', 'Not this one');
  await world.answer(ada, 'Send Stand-in to *Dull*', 'Never this series');
  await world.answer(ada, 'Send Stand-in to *Good*', 'Always this series');
  await world.dm(ada, 'Stand-in won’t join *Once*.');
  await world.dm(ada, 'in its series');
  await untilStates(world, 'scheduled');

  await world.askNow(id);
  const [first, second] = await untilStates(world, 'scheduled', 'scheduled', 'scheduled');
  expect([first?.callKey, second?.callKey]).toEqual(['meet:aaa-aaaa-aaa', 'meet:aaa-aaaa-aaa']);
  expect(
    (await world.events()).map(({ decided }) => decided).filter((one) => one === 'by_rule'),
  ).toHaveLength(2);
  await expect.poll(() => world.dms(ada).filter((text) => text.includes('Send Stand-in to'))).toEqual([]);
});

test('a card that nobody answers closes, and nobody is asked about a meeting that began long ago', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([
    { uid: 'a', start: inMinutes(4) },
    { uid: 'b', start: inMinutes(-15), title: 'Over', location: 'https://meet.google.com/bbb-bbbb-bbb' },
  ]);
  await world.addCalendar();
  await world.dm(ada, 'Send Stand-in to');
  // Ten minutes after its start nobody expects anybody.
  await world.elapse(14.5);
  await world.dm(ada, 'nobody answered');
  expect(world.dms(ada).join()).not.toContain('Over');
  expect(await world.meetings()).toEqual([]);
});

test('only the calendar’s person can answer, and guests have no calendars', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada, ben, gus } = slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  await world.addCalendar();
  const card = await world.dm(ada, 'Send Stand-in to');
  const forged = { user: ben.id, channel: card.channel, messageTs: card.ts, buttonText: 'Send' };
  await slack.press(forged).catch(() => null);
  await slack.idle();
  await expect.poll(async () => (await world.events())[0]).toMatchObject({ decided: null });
  expect(await world.meetings()).toEqual([]);
  const said = await slack.command({ user: gus.id, channel: gus.dm, text: 'calendar add' });
  expect(said.text).toContain('for members');
});

test('“forget me” deletes messages about calendars and past meetings from the DM', async () => {
  const world = await calendarWorld();
  const { slack, feeds } = world;
  const { ada } = slack.users;
  feeds.set([{ uid: 'a', start: inMinutes(6), title: 'Secret plan', organiser: ada.email }]);
  const id = await world.addCalendar();
  await world.elapse(2);
  await world.dm(ada, 'Secret plan');
  await world.elapse(26 * 60);
  await world.readNow(id);
  await expect.poll(() => world.events()).toEqual([]);
  expect(world.dms(ada).join()).toContain('Secret plan');
  expect(world.dms(ada).join()).toContain('I can read');

  const place = { channel: slack.channels.general.id, user: ada.id };
  const asked = await slack.command({ ...place, text: 'forget me' });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ ...place, messageTs: ts, buttonText: 'Delete my data' });

  await expect.poll(() => world.dms(ada)).toEqual([]);
});
