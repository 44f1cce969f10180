import { expect, test } from 'vitest';
import { type CalendarWorld, calendarWorld, inMinutes } from '../../support/calendars.ts';
import { letInAtOnce, press, untilStates, waitForCard } from '../../support/slack-acts.ts';

const already = 'already joining *Weekly sync*';

/** Ada's calendar sends somebody with the thread in #general; Ben, who wants somebody too, is told so. */
async function bothWantOne(world: CalendarWorld): Promise<void> {
  const { slack, feeds } = world;
  const { ada, ben } = slack.users;
  feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  feeds.set([{ uid: 'of-ben', start: inMinutes(4) }], 'ben');
  await world.addCalendar(ada, { rules: { send: 'all', channelId: slack.channels.general.id } });
  await untilStates(world, 'scheduled');
  await world.addCalendar(ben, { feed: 'ben', rules: { send: 'all' } });
  await world.dm(ben, already);
}

test('the other meeting is cancelled: the person who was told of it gets their own at the start', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { ada, ben } = world.slack.users;
  await bothWantOne(world);
  const card = await waitForCard(world, 'abc-defg-hij', 'Stand-in (AI) joins');
  await press(world, ada, card, 'Don’t join');
  await untilStates(world, 'cancelled');
  await world.elapse(5);
  const [, ofBen] = await untilStates(world, 'cancelled', 'live');
  expect(ofBen?.requestedBy).toBe(ben.id);
  await world.dm(ben, 'will join *Weekly sync*');
  expect(world.pika.sessions).toHaveLength(1);
});

test('the other meeting is in the call at the start: nobody else joins, and the card stays as it is', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { ben } = world.slack.users;
  await bothWantOne(world);
  await world.elapse(5);
  await untilStates(world, 'live');
  await expect
    .poll(async () => (await world.events()).map(({ nextRunAt }) => nextRunAt))
    .toEqual([null, null]);
  await world.slack.idle();
  expect(world.dms(ben).filter((text) => text.includes(already))).toHaveLength(1);
  expect(world.dms(ben).join()).not.toContain('nobody answered');
  await untilStates(world, 'live');
  expect(world.pika.sessions).toHaveLength(1);
});

test('the other meeting is cancelled: a person who was only told of it is asked again', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { slack, feeds } = world;
  const { ada, ben } = slack.users;
  feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  await world.addCalendar(ada, { rules: { send: 'all', channelId: slack.channels.general.id } });
  await untilStates(world, 'scheduled');
  await world.addCalendar(ben);
  const told = await world.dm(ben, already);
  await press(world, ada, await waitForCard(world, 'abc-defg-hij', 'Stand-in (AI) joins'), 'Don’t join');
  await untilStates(world, 'cancelled');
  await world.elapse(5);
  const asked = await world.dm(ben, 'Send Stand-in to *Weekly sync*');
  expect(asked.ts).not.toBe(told.ts);
  await world.dm(ben, 'Nobody made it to *Weekly sync*');
  await world.answer(ben, 'Send Stand-in to', 'Send');
  await untilStates(world, 'cancelled', 'live');
});

test('after a new title the card still links to the thread of the other meeting', async () => {
  const world = await calendarWorld();
  const { slack, feeds } = world;
  const { ada, ben } = slack.users;
  const start = inMinutes(4);
  feeds.set([{ uid: 'a', start }]);
  feeds.set([{ uid: 'of-ben', start }], 'ben');
  await world.addCalendar(ada, { rules: { send: 'all', channelId: slack.channels.general.id } });
  await untilStates(world, 'scheduled');
  const id = await world.addCalendar(ben, { feed: 'ben' });
  await world.dm(ben, already);
  feeds.set([{ uid: 'of-ben', start, title: 'Called otherwise' }], 'ben');
  await world.readNow(id);
  const card = await world.dm(ben, 'already joining *Called otherwise*');
  expect(card.text + JSON.stringify(card.blocks)).toContain(`/archives/${slack.channels.general.id}/`);
});

test('two people were asked and one sent Stand-in: the other’s card doesn’t say that nobody answered', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { ada, ben } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  await world.addCalendar(ada);
  await world.addCalendar(ben);
  await world.dm(ben, 'Send Stand-in to');
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await untilStates(world, 'scheduled');
  await world.elapse(5);
  await untilStates(world, 'live');
  await world.elapse(10);
  await world.dm(ben, already);
  expect(world.dms(ben).join()).not.toContain('nobody answered');
});

test('a meeting moved just as Stand-in joins is joined at its new time, too', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { ada } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(0.2) }]);
  const id = await world.addCalendar(ada, { rules: { send: 'all' } });
  await untilStates(world, 'live');
  world.feeds.set([{ uid: 'a', start: inMinutes(30) }]);
  await world.readNow(id);
  const there = await waitForCard(world, 'abc-defg-hij', 'is connected');
  await press(world, ada, there, 'Stop');
  await waitForCard(world, 'abc-defg-hij', 'pressed Stop');
  await world.elapse(26);
  await expect.poll(async () => (await world.meetings()).map(({ state }) => state).at(-1)).toBe('scheduled');
  expect(await world.meetings()).toHaveLength(2);
});

test('a meeting that the rules left alone is joined once it fits them', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  const declined = { email: ada.email, status: 'DECLINED' as const };
  const retro = { uid: 'b', title: 'Retro', start, location: 'https://meet.google.com/bbb-bbbb-bbb' };
  world.feeds.set([{ uid: 'a', start, title: 'Sync', guests: [declined] }, retro]);
  const id = await world.addCalendar(ada, { rules: { send: 'named', word: 'sync' } });
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided))
    .toEqual(['by_rule', 'by_rule']);

  // She accepts the one, and the agent is invited to the other.
  world.feeds.set([
    { uid: 'a', start, title: 'Sync', guests: [{ ...declined, status: 'ACCEPTED' as const }] },
    { ...retro, guests: [{ email: 'stand-in@acme.org', name: 'Our helper' }] },
  ]);
  await world.readNow(id);
  await untilStates(world, 'scheduled', 'scheduled');
});

test('a meeting joined by rule isn’t joined once it’s declined, and is again once it’s accepted', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  const answered = (status: 'DECLINED' | 'ACCEPTED') => {
    world.feeds.set([{ uid: 'a', start, guests: [{ email: ada.email, status }] }]);
  };
  answered('ACCEPTED');
  const id = await world.addCalendar(ada, { rules: { send: 'all' } });
  await untilStates(world, 'scheduled');
  answered('DECLINED');
  await world.readNow(id);
  const [meeting] = await untilStates(world, 'cancelled');
  expect(meeting).toMatchObject({ endReason: 'called_off' });
  await world.dm(ada, 'cancelled, declined');
  answered('ACCEPTED');
  await world.readNow(id);
  await untilStates(world, 'cancelled', 'scheduled');
});

test('after Send, declining the meeting changes nothing', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  world.feeds.set([{ uid: 'a', start }]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await untilStates(world, 'scheduled');
  world.feeds.set([{ uid: 'a', start, guests: [{ email: ada.email, status: 'DECLINED' as const }] }]);
  await world.readNow(id);
  await world.elapse(5);
  await untilStates(world, 'live');
});
