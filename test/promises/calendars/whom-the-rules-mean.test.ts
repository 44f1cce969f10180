import { expect, test } from 'vitest';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { inOrder } from '../../support/in-order.ts';
import { untilStates } from '../../support/slack-acts.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ email: `p${at}@standin.example`, name: `Person ${at}` }));

test('a rule for meetings that name the agent finds it as the ninth guest, by its e-mail address', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  world.feeds.set([
    { uid: 'named', start, guests: [...people(8), { email: 'stand-in@acme.org', name: 'Our helper' }] },
    { uid: 'other', start, location: 'https://meet.google.com/ooo-oooo-ooo', guests: people(9) },
  ]);
  await world.addCalendar(ada, { rules: { send: 'named' } });
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({ callKey: 'meet:abc-defg-hij' });
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided).sort())
    .toEqual(['by_rule', 'sent']);
});

test('a word chosen in the rules is looked for in meetings that are known already', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const guests = [...people(9), { email: 'ben@contoso.com', name: 'Ben' }];
  world.feeds.set([{ uid: 'a', start: inMinutes(12), guests }]);
  await world.addCalendar(ada);
  world.feeds.fail('feed', { do: 'answer', answer: { status: 503 } }, 1_000);
  await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar rules' });
  const form = await slack.waitForView((view) => view.user === ada.id);
  const values = { send: 'named', word: 'Contoso', outside: 'false', ahead: '15' };
  expect(await slack.submitView({ user: ada.id, viewId: form.id, values })).toMatchObject({
    action: 'close',
  });
  await untilStates(world, 'scheduled');
});

test('a meeting that its person declined as the 220th guest counts as declined', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const guests = [...people(219), { email: ada.email, status: 'DECLINED' as const }];
  world.feeds.set([{ uid: 'a', start: inMinutes(4), guests }]);
  const id = await world.addCalendar(ada, { rules: { send: 'all' } });
  await world.askNow(id);
  await expect.poll(() => world.events()).toMatchObject([{ declined: true, decided: 'by_rule' }]);
  expect(await world.meetings()).toEqual([]);
});

test('where an outsider joins an Always series, its person is asked again if the rules leave out outsiders', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const inside = { uid: 'a', start: inMinutes(4), rule: 'FREQ=DAILY;COUNT=2', guests: people(2) };
  world.feeds.set([inside]);
  const id = await world.addCalendar(ada, { rules: { skipOutside: true } });
  await world.answer(ada, 'Send Stand-in to', 'Always this series');
  await untilStates(world, 'scheduled');
  world.feeds.set([{ ...inside, guests: [...people(2), { email: 'eve@elsewhere.org' }] }]);
  await world.readNow(id);
  await world.askNow(id);
  await world.dm(ada, inOrder('Send Stand-in to', 'other organizations'));
  await expect.poll(async () => (await world.events()).map(({ decided }) => decided)).toEqual(['sent', null]);
  await untilStates(world, 'scheduled');
});
