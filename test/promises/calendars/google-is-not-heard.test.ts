import { expect, test } from 'vitest';
import { meetingAt } from '../../sandbox/google/calendar-events.ts';
import { inMinutes } from '../../support/calendars.ts';
import { type GoogleCalendarWorld, googleCalendarWorld } from '../../support/google-calendars.ts';

test('where notifications never arrive, the calendar is read every five minutes, and the log says so once', async () => {
  const world = await googleCalendarWorld({ isReached: true });
  const { google } = world;
  const { ada } = world.slack.users;
  // Google believes that it tells; nothing gets through.
  google.calendars.hosts.clear();
  const id = await world.addGoogle();
  await expect.poll(async () => (await world.channels())[0]?.resourceId).toBeTruthy();
  await expect.poll(() => google.calendars.notifications.entries.map(({ status }) => status)).toEqual([null]);
  await world.readNow(id);
  expect(await world.minutesToNext(id)).toBeCloseTo(5, 0);
  expect(warnings(world)).toEqual([]);

  await world.elapse(11);
  await expect.poll(() => warnings(world).length).toBe(1);
  expect(warnings(world)[0]).toMatchObject({ calendar: id, msg: expect.stringContaining('PUBLIC_URL') });
  expect(JSON.stringify(world.log)).not.toContain(google.calendars.open[0]?.token);

  // Looked at again, as after every failure.
  google.fail('calendar.events', { do: 'answer', answer: { status: 403 } });
  await world.readNow(id);
  expect((await world.calendar(id)).failingSince).not.toBeNull();
  await world.readNow(id);
  await expect.poll(async () => (await world.calendar(id)).watchAt).toSatisfy(isAhead);
  expect(warnings(world)).toHaveLength(1);
  await world.readNow(id);
  expect(await world.minutesToNext(id)).toBeCloseTo(5, 0);

  // A meeting that was put in shortly before its start is there in time.
  google.calendars.add(ada.email, meetingAt({ id: 'a', start: inMinutes(4) }));
  await world.elapse(5);
  await world.dm(ada, 'Send Stand-in to');
});

test('notifications that arrive after all are believed from then on', async () => {
  const world = await googleCalendarWorld({ isReached: true });
  const { google } = world;
  const { ada } = world.slack.users;
  const hosts = new Map(google.calendars.hosts);
  google.calendars.hosts.clear();
  const id = await world.addGoogle();
  await expect.poll(() => google.calendars.notifications.entries.map(({ status }) => status)).toEqual([null]);
  for (const [host, where] of hosts) google.calendars.hosts.set(host, where);
  google.calendars.add(ada.email, meetingAt({ id: 'a', start: inMinutes(600) }));
  expect(await google.calendars.notify(ada.email)).toEqual([204]);
  await expect.poll(async () => (await world.events()).length).toBe(1);
  await world.openChannel();
  await world.readNow(id);
  expect(await world.minutesToNext(id)).toBeCloseTo(30, 0);
});

test('a channel whose first words come before Google’s answer is believed', async () => {
  const world = await googleCalendarWorld({ isReached: true });
  const { google } = world;
  const answered = Promise.withResolvers<void>();
  google.fail('calendar.watch', { do: 'hold', until: answered.promise });
  const id = await world.addGoogle();
  await expect.poll(() => google.calendars.notifications.entries.map(({ status }) => status)).toEqual([204]);
  expect(await world.channels()).toMatchObject([{ resourceId: null, heardAt: expect.any(Date) }]);
  answered.resolve();
  await world.openChannel();
  await world.readNow(id);
  expect(await world.minutesToNext(id)).toBeCloseTo(30, 0);
});

const isAhead = (time: Date | null) => time !== null && time.getTime() > Date.now();

function warnings({ log }: GoogleCalendarWorld) {
  return log.filter(({ msg }) => String(msg).includes('notifications do not arrive'));
}
