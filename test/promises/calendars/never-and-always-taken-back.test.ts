import { expect, test } from 'vitest';
import { calendarEvents, calendarSeries } from '../../../services/store/schema/calendars.ts';
import { isRecord } from '../../sandbox/slack/json.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { type CalendarWorld, calendarWorld, inMinutes } from '../../support/calendars.ts';
import { untilStates } from '../../support/slack-acts.ts';

const series = (uid: string, title: string, code: string) => ({
  ...{ uid, title, location: `https://meet.google.com/${code}` },
  rule: 'FREQ=DAILY;COUNT=3',
});

test('the list of calendars has the decisions for series, and only their person can Forget them', async () => {
  const world = await calendarWorld();
  const { slack, feeds } = world;
  const { ada, ben } = slack.users;
  const start = inMinutes(4);
  feeds.set([
    { ...series('dull', 'Dull', 'nnn-nnnn-nnn'), start },
    { ...series('good', 'Good', 'aaa-aaaa-aaa'), start },
  ]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *Dull*', 'Never this series');
  await world.dm(ada, 'in its series');
  await world.answer(ada, 'Send Stand-in to *Good*', 'Always this series');
  // What that costs, each time.
  await world.dm(ada, /this series, \$16\.50/);

  const list = await shown(world, ada);
  expect(renderMessage(list)).toMatch(
    /Good: always, since .*\n\[Forget\]\nDull: never, since .*\n\[Forget\]/,
  );
  const forget = list.blocks.flatMap(({ accessory }) => (isRecord(accessory) ? [accessory] : []));
  expect(forget).toHaveLength(2);
  const of = { channel: ada.dm, messageTs: list.ts };
  const value = String(forget[1]?.value);
  const actionId = String(forget[1]?.action_id);
  await slack.press({ ...of, user: ben.id, actionId, value }).catch(() => null);
  await slack.idle();
  expect(renderMessage(await shown(world, ada))).toContain('Dull');

  await slack.press({ ...of, user: ada.id, actionId, value });
  await told(world, ada, 'Forgotten: Dull');
  expect(renderMessage(await shown(world, ada))).not.toContain('Dull');
  await world.askNow(id);
  await untilStates(world, 'scheduled', 'scheduled', 'scheduled');
  await world.dm(ada, 'Send Stand-in to *Dull*');
});

test('a series without a known meeting is listed by the title that it had, otherwise by its meetings’', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(4);
  const dull = series('dull', 'Dull', 'nnn-nnnn-nnn');
  world.feeds.set([{ ...dull, start }]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *Dull*', 'Never this series');
  await world.dm(ada, 'in its series');
  world.feeds.set([{ ...dull, title: 'Renamed', start }]);
  await world.readNow(id);
  expect(renderMessage(await shown(world, ada))).toContain('Renamed: never');
  await world.database.db.delete(calendarEvents);
  const list = await shown(world, ada);
  expect(renderMessage(list)).toContain('Dull: never');
  await world.slack.press({ user: ada.id, channel: ada.dm, messageTs: list.ts, buttonText: 'Forget' });
  await told(world, ada, 'Forgotten: Dull');
});

test('of more than ten series the newest ten are listed, and one without a title says so', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const letters = [...'abcdefghijkl'];
  const event = { ...series('a', 'Number a', 'aaa-aaaa-aaa'), start: inMinutes(600) };
  world.feeds.set(letters.map((letter) => ({ ...event, uid: letter, title: `Number ${letter}` })));
  const id = await world.addCalendar(ada);
  const decided = { teamId: world.slack.teamId, userId: ada.id, decision: 'never' as const };
  await world.database.db
    .insert(calendarSeries)
    .values(letters.map((uid, at) => ({ ...decided, uid, decidedAt: inMinutes(at - 60) })));
  const list = renderMessage(await shown(world, ada));
  expect(list.match(/Number \w: never/g)).toEqual(
    [...'lkjihgfedc'].map((letter) => `Number ${letter}: never`),
  );
  expect(list).toContain('and 2 older');
  await remove(world, id);
  await told(world, ada, 'settings are kept');
  const empty = await shown(world, ada);
  expect(renderMessage(empty)).toContain('two weeks: never');
  expect(renderMessage(empty)).toContain('[Add a calendar…]');
});

async function shown({ slack }: CalendarWorld, { id: user, dm }: { id: string; dm: string }) {
  await slack.command({ user, channel: dm, text: 'calendar' });
  const list = slack.ephemerals.at(-1);
  if (!list) throw new Error('no list');
  return list;
}

function told({ slack }: CalendarWorld, { id }: { id: string }, words: string) {
  return slack.waitForEphemeral((one) => one.user === id && renderMessage(one).includes(words));
}

async function remove(world: CalendarWorld, id: string): Promise<void> {
  const { ada } = world.slack.users;
  const { ts: messageTs } = await shown(world, ada);
  const buttonText = 'Remove 127.0.0.1';
  await world.slack.press({ user: ada.id, channel: ada.dm, messageTs, buttonText });
  await expect.poll(async () => (await world.calendar(id)).removedAt).not.toBeNull();
}
