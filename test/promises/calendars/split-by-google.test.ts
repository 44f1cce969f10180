import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { defaultRules } from '../../../services/calendars/rules.ts';
import { calendarSeries, calendars } from '../../../services/store/schema/calendars.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { type CalendarWorld, calendarWorld, inMinutes } from '../../support/calendars.ts';
import { untilStates } from '../../support/slack-acts.ts';

const aDay = 24 * 60;

test('Never of a series holds for the parts that Google splits it into', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  const dull = { uid: 'dull@google.com', title: 'Dull', start };
  world.feeds.set([{ ...dull, rule: 'FREQ=DAILY;COUNT=3' }]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *Dull*', 'Never this series');
  await world.dm(ada, 'in its series');
  const guests = [{ email: 'ben@standin.example' }];
  const second = inMinutes(4 + aDay);
  world.feeds.set([
    { ...dull, rule: 'FREQ=DAILY;COUNT=1' },
    { ...dull, uid: splitAt('dull', second), start: second, guests, rule: 'FREQ=DAILY;COUNT=2' },
  ]);
  await world.readNow(id);
  await goesToAll(world, id);
  await world.askNow(id);
  await expect
    .poll(async () => (await world.events()).map(({ guestCount, decided }) => [guestCount, decided]))
    .toEqual([
      [0, 'never'],
      [1, 'by_rule'],
      [1, 'by_rule'],
    ]);
  expect(await world.meetings()).toEqual([]);

  // Taken back, it is so for all of its parts.
  const list = await shown(world);
  expect(renderMessage(list).match(/Dull: never/g)).toHaveLength(1);
  await world.slack.press({ user: ada.id, channel: ada.dm, messageTs: list.ts, buttonText: 'Forget' });
  await expect.poll(async () => renderMessage(await shown(world))).not.toContain('Dull');
});

test('of decisions about a split series the newest counts; it’s listed once and forgotten for all parts', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const { db } = world.database;
  const day = new Date('2018-05-22T08:00:00Z');
  const [part, other] = ['https://meet.google.com/bbb-bbbb-bbb', 'https://meet.google.com/ccc-cccc-ccc'];
  const start = inMinutes(600);
  const decided = [
    { uid: splitAt('a', day), decision: 'always' as const, decidedAt: inMinutes(-20) },
    { uid: 'a@google.com', decision: 'never' as const, decidedAt: inMinutes(-10) },
    { uid: splitAt('b', day), decision: 'always' as const, decidedAt: inMinutes(-5) },
  ];
  world.feeds.set([
    { uid: splitAt('a', start), title: 'Left alone', start, location: part },
    { uid: 'b@google.com', title: 'Gone to', start, location: other },
  ]);
  const id = await world.addCalendar(ada, { decided });
  await world.askNow(id);
  await untilStates(world, 'scheduled');
  await expect
    .poll(async () => (await world.events()).map(({ title, decided: what }) => `${title} ${what}`).sort())
    .toEqual(['Gone to sent', 'Left alone by_rule']);
  const list = await shown(world);
  expect(renderMessage(list).match(/Gone to: always|Left alone: \w+/g)).toEqual([
    'Gone to: always',
    'Left alone: never',
  ]);
  const messageTs = list.ts;
  const forgets = list.blocks.flatMap(({ accessory }) => accessory ?? []) as Record<string, unknown>[];
  const { action_id: actionId, value } = forgets[1] ?? {};
  await world.slack.press({
    ...{ user: ada.id, channel: ada.dm, messageTs },
    ...{ actionId: String(actionId), value: String(value) },
  });
  await expect
    .poll(async () => (await db.select().from(calendarSeries)).map(({ uid }) => uid))
    .toEqual([splitAt('b', day)]);
});

test('a new decision replaces the one of a part', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const { db } = world.database;
  const start = inMinutes(4);
  const always = { uid: splitAt('a', start), decision: 'always' as const, decidedAt: inMinutes(-20) };
  world.feeds.set([
    { uid: 'a@google.com', start, guests: [{ email: 'eve@elsewhere.org' }], rule: 'FREQ=DAILY;COUNT=1' },
  ]);
  await world.addCalendar(ada, { rules: { skipOutside: true }, decided: [always] });
  await world.answer(ada, 'Send Stand-in to', 'Never this series');
  await world.dm(ada, 'in its series');
  expect(await db.select().from(calendarSeries)).toMatchObject([{ uid: 'a@google.com', decision: 'never' }]);
});

test('Never of a part holds for its copy in another calendar', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  const never = { uid: 'a@google.com', decision: 'never' as const, decidedAt: inMinutes(-20) };
  world.feeds.set([{ uid: splitAt('a', start), start }]);
  world.feeds.set([{ uid: 'copy', start }], 'second');
  await world.askNow(await world.addCalendar(ada, { decided: [never] }));
  await world.askNow(await world.addCalendar(ada, { feed: 'second', rules: { send: 'all' } }));
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided).sort())
    .toEqual(['by_rule', 'twice']);
  expect(await world.meetings()).toEqual([]);
});

/** What Google calls a series from here on, after a split. */
function splitAt(name: string, start: Date): string {
  return `${name}_R${start.toISOString().replaceAll(/[-:]|\.\d+Z/g, '')}@google.com`;
}

async function goesToAll({ database }: CalendarWorld, id: string): Promise<void> {
  const rules = { ...defaultRules, send: 'all' as const };
  await database.db.update(calendars).set({ rules }).where(eq(calendars.id, id));
}

async function shown({ slack }: CalendarWorld) {
  const { ada } = slack.users;
  await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar' });
  const list = slack.ephemerals.at(-1);
  if (!list) throw new Error('no list');
  return list;
}
