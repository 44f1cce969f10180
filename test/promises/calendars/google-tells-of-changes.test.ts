import { expect, test } from 'vitest';
import { meetingAt } from '../../sandbox/google/calendar-events.ts';
import { inMinutes } from '../../support/calendars.ts';
import { googleCalendarWorld } from '../../support/google-calendars.ts';
import { untilStates } from '../../support/slack-acts.ts';

test('where Google reaches us it tells of a change, and a meeting called off a minute before is left alone', async () => {
  const world = await googleCalendarWorld({ isReached: true });
  const { google } = world;
  const { ada } = world.slack.users;
  google.calendars.set(ada.email, [meetingAt({ id: 'a', start: inMinutes(1.5) })]);
  await world.addGoogle();
  await expect.poll(() => google.calendars.open.length).toBe(1);
  await expect.poll(() => google.calendars.notifications.entries.map(({ status }) => status)).toEqual([204]);
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await untilStates(world, 'scheduled');

  google.calendars.cancel(ada.email, 'a');
  expect(await google.calendars.notify(ada.email)).toEqual([204]);
  await untilStates(world, 'cancelled');
  await world.dm(ada, 'was cancelled, or moved away, in your calendar.');
  expect(world.pika.sessions).toEqual([]);
});

test('who is told of changes looks by itself twice an hour; who is not, every five minutes', async () => {
  const told = await googleCalendarWorld({ isReached: true });
  const id = await told.addGoogle();
  await told.openChannel();
  const asked = told.asked();
  expect((await told.calendar(id)).readings).toBe(1);
  await told.readNow(id);
  // That the channel is open has nobody look.
  expect(told.asked()).toEqual([...asked, 'calendar.events']);
  expect(await told.minutesToNext(id)).toBeCloseTo(30, 0);
  const alone = await googleCalendarWorld();
  const other = await alone.addGoogle();
  expect(await alone.minutesToNext(other)).toBeCloseTo(5, 0);
  expect(await alone.channels()).toEqual([]);
});

test('a notification that is not Google’s changes nothing', async () => {
  const world = await googleCalendarWorld({ isReached: true });
  const { google } = world;
  const id = await world.addGoogle();
  const channel = await world.openChannel();
  const genuine = {
    'x-goog-channel-id': channel.id,
    'x-goog-channel-token': channel.token,
    'x-goog-resource-state': 'exists',
  };
  const door = `http://127.0.0.1:${world.app.port}/webhooks/google-calendar`;
  const send = async (headers: Record<string, string>) =>
    (await fetch(door, { method: 'POST', headers })).status;
  const { nextReadAt, lastReadAt } = await world.calendar(id);
  const heard = await world.channels();
  const otherEnd = channel.token.endsWith('A') ? 'B' : 'A';
  for (const forged of [
    { 'x-goog-channel-token': `${channel.token.slice(0, -1)}${otherEnd}` },
    { 'x-goog-channel-token': '' },
    { 'x-goog-channel-id': crypto.randomUUID() },
    { 'x-goog-channel-id': 'x' },
    { 'x-goog-resource-state': 'nonsense' },
  ])
    expect(await send({ ...genuine, ...forged })).toBe(401);
  expect(await send({})).toBe(401);
  expect(await world.calendar(id)).toMatchObject({ nextReadAt, lastReadAt });
  expect(await world.channels()).toEqual(heard);
  // The token is nowhere but with Google.
  expect(JSON.stringify(await world.channels())).not.toContain(channel.token);
  expect(JSON.stringify(world.log)).not.toContain(channel.token);
  const asked = world.asked().length;
  expect(await send(genuine)).toBe(204);
  await expect.poll(() => world.asked().length).toBe(asked + 1);
  expect(google.violations).toEqual([]);
});

test('what changes while its calendar is being read is read as well, at once', async () => {
  const world = await googleCalendarWorld({ isReached: true });
  const { google } = world;
  const { ada } = world.slack.users;
  const meetings = ['a', 'b', 'c'].map((id) =>
    meetingAt({ id, start: inMinutes(600), code: `${id}${id}${id}-aaaa-aaa` }),
  );
  const id = await world.addGoogle();
  await world.openChannel();
  google.calendars.add(ada.email, ...meetings.slice(0, 1));
  const answered = Promise.withResolvers<void>();
  google.fail('calendar.events', { do: 'hold', until: answered.promise });
  const asked = world.asked().length;
  await google.calendars.notify(ada.email);
  await expect.poll(async () => (await world.calendar(id)).readingUntil).not.toBeNull();
  google.calendars.add(ada.email, ...meetings.slice(1));
  await google.calendars.notify(ada.email);
  // Nobody else reads it meanwhile: the second would overtake the first, and a third the second.
  await expect.poll(async () => (await world.calendar(id)).nextReadAt).toSatisfy(isPast);
  expect(world.asked().length).toBe(asked);
  answered.resolve();
  await expect.poll(async () => (await world.events()).length).toBe(3);
});

test('a channel is renewed before it ends, and stopped with its calendar', async () => {
  const world = await googleCalendarWorld({ isReached: true });
  const { google, slack } = world;
  const { ada } = slack.users;
  google.calendars.set(ada.email, [meetingAt({ id: 'a', start: inMinutes(600) })]);
  await world.addGoogle();
  await expect.poll(async () => (await world.channels())[0]?.resourceId).toBeTruthy();
  const [first] = google.calendars.open;
  await world.elapse(6 * 24 * 60 + 1);
  await expect.poll(() => google.calendars.open.map(({ id }) => id === first?.id)).toEqual([false]);
  await expect.poll(async () => (await world.channels()).length).toBe(1);

  const list = await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar' });
  expect(list.text).toContain(ada.email);
  const button = `Remove ${ada.email}`;
  const messageTs = slack.ephemerals.at(-1)?.ts ?? '';
  await slack.press({ user: ada.id, channel: ada.dm, messageTs, buttonText: button });
  await expect.poll(() => google.calendars.open).toEqual([]);
  await expect.poll(() => world.channels()).toEqual([]);
  await expect.poll(() => world.events()).toEqual([]);
});

test('where Google cannot tell of changes, the calendar is read all the same', async () => {
  const world = await googleCalendarWorld({ isReached: true });
  const { ada } = world.slack.users;
  const refusal = {
    status: 401,
    json: { error: { code: 401, message: 'Unauthorized WebHook callback channel' } },
  };
  world.google.fail('calendar.watch', { do: 'answer', answer: refusal }, 100);
  const watches = () => world.asked().filter((name) => name === 'calendar.watch').length;
  const id = await world.addGoogle();
  await expect.poll(() => world.log.map(({ msg }) => msg)).toContain('Google does not tell of changes');
  await expect.poll(() => world.channels()).toEqual([]);
  const tries = watches();
  world.google.calendars.set(ada.email, [meetingAt({ id: 'a', start: inMinutes(600) })]);
  await world.readNow(id);
  expect(await world.events()).toHaveLength(1);
  expect(watches()).toBe(tries);
  expect(await world.minutesToNext(id)).toBeCloseTo(5, 0);
});

test('told where Google reaches us from a start on, and no longer once it does not', async () => {
  const world = await googleCalendarWorld();
  const { google } = world;
  await world.addGoogle();
  expect(await world.channels()).toEqual([]);
  await world.restart({ PUBLIC_URL: 'https://standin.acme.org' });
  await world.openChannel();
  await world.restart({ PUBLIC_URL: null });
  await expect.poll(() => google.calendars.open).toEqual([]);
  await expect.poll(() => world.channels()).toEqual([]);
});

const isPast = (time: Date | null) => time !== null && time.getTime() < Date.now();
