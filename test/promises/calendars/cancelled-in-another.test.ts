import { expect, test } from 'vitest';
import { meetingAt, seriesAt } from '../../sandbox/google/calendar-events.ts';
import { type CalendarWorld, calendarWorld, inMinutes } from '../../support/calendars.ts';
import { googleCalendarWorld } from '../../support/google-calendars.ts';
import { untilStates } from '../../support/slack-acts.ts';

const aDay = 24 * 60;
const toAll = { feed: 'copy', rules: { send: 'all' as const } };

test('a meeting cancelled in Google but still in its late feed isn’t joined, and nobody is asked', async () => {
  const world = await googleCalendarWorld();
  const { google, feeds } = world;
  const { ada } = world.slack.users;
  const starts = [inMinutes(30), inMinutes(30 + aDay)] as const;
  const other = 'bbb-bbbb-bbb';
  google.calendars.set(ada.email, [
    meetingAt({ id: 'plan', start: inMinutes(60), code: other }),
    ...seriesAt(starts, { id: 'sync' }),
  ]);
  const id = await world.addGoogle();
  google.calendars.cancel(ada.email, 'plan');
  google.calendars.cancel(ada.email, seriesAt(starts, { id: 'sync' })[0]?.id ?? '');
  await world.readNow(id);
  feeds.set(
    [
      { uid: 'plan@google.com', start: inMinutes(60), location: `https://meet.google.com/${other}` },
      { uid: 'sync@google.com', start: starts[0], rule: 'FREQ=DAILY;COUNT=2' },
    ],
    'copy',
  );
  const copy = await world.addCalendar(ada, toAll);
  await world.askNow(copy);
  expect(await decidedIn(world, copy)).toEqual(['twice', 'twice', 'sent']);
  expect(await world.meetings()).toMatchObject([{ startsAt: starts[1] }]);
  expect(world.dms(ada).join()).not.toContain('[Send]');
});

test('a meeting split and cancelled in Google isn’t joined, though its late feed has the former name', async () => {
  const world = await googleCalendarWorld();
  const { google, feeds } = world;
  const { ada } = world.slack.users;
  const start = inMinutes(30);
  const name = `sync_R${start.toISOString().replaceAll(/[-:]|\.\d+Z/g, '')}`;
  google.calendars.set(ada.email, seriesAt([start], { id: name }));
  const id = await world.addGoogle();
  google.calendars.cancel(ada.email, name);
  await world.readNow(id);
  feeds.set([{ uid: 'sync@google.com', start, rule: 'FREQ=DAILY;COUNT=1' }], 'copy');
  const copy = await world.addCalendar(ada, toAll);
  await world.askNow(copy);
  expect(await decidedIn(world, copy)).toEqual(['twice']);
  expect(await world.meetings()).toEqual([]);
});

test('of two feeds, the one read last decides whether a meeting is cancelled', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const first = { uid: 'a', start: inMinutes(30) };
  const second = { uid: 'b', start: inMinutes(60), location: 'https://meet.google.com/bbb-bbbb-bbb' };
  world.feeds.set([first, second]);
  world.feeds.set([first, second], 'copy');
  const id = await world.addCalendar(ada);
  const copy = await world.addCalendar(ada, toAll);
  world.feeds.set([{ ...first, cancelled: true }]);
  await world.readNow(id);
  await world.askNow(copy);
  expect(await decidedIn(world, copy)).toEqual(['twice', 'twice']);
  expect(await world.meetings()).toEqual([]);

  world.feeds.set([first, { ...second, title: 'Still on' }], 'late');
  const late = await world.addCalendar(ada, { ...toAll, feed: 'late' });
  await world.askNow(late);
  expect(await decidedIn(world, late)).toEqual(['sent', 'sent']);
  await untilStates(world, 'scheduled', 'scheduled');
});

test('a meeting cancelled in a feed and still in Google is on', async () => {
  const world = await googleCalendarWorld();
  const { google, feeds } = world;
  const { ada } = world.slack.users;
  const start = inMinutes(30);
  google.calendars.set(ada.email, [meetingAt({ id: 'plan', start })]);
  feeds.set([{ uid: 'plan@google.com', start }], 'copy');
  const id = await world.addGoogle();
  const copy = await world.addCalendar(ada, { feed: 'copy' });
  feeds.set([], 'copy');
  await world.readNow(copy);
  await world.askNow(id);
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await untilStates(world, 'scheduled');
});

test('a part that moved to another call cancels nothing in a calendar that still has it', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(30);
  const former = { uid: 'sync@google.com', start, rule: 'FREQ=DAILY;COUNT=1' };
  world.feeds.set([former]);
  world.feeds.set([former], 'copy');
  const id = await world.addCalendar(ada);
  const copy = await world.addCalendar(ada, toAll);
  const uid = `sync_R${start.toISOString().replaceAll(/[-:]|\.\d+Z/g, '')}@google.com`;
  const event = { ...former, uid, location: 'https://meet.google.com/new-newn-new' };
  world.feeds.set([event], 'copy');
  world.feeds.set([event]);
  await world.readNow(copy);
  await world.readNow(id);
  await world.askNow(copy);
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting?.callKey).toBe('meet:new-newn-new');
});

async function decidedIn(world: CalendarWorld, id: string): Promise<(string | null)[]> {
  const events = (await world.events()).filter(({ calendarId }) => calendarId === id);
  return events.map(({ decided }) => decided);
}
