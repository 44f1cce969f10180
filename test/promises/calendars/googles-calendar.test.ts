import { expect, test } from 'vitest';
import { meetingAt, seriesAt } from '../../sandbox/google/calendar-events.ts';
import { inMinutes } from '../../support/calendars.ts';
import { googleCalendarWorld } from '../../support/google-calendars.ts';
import { inOrder } from '../../support/in-order.ts';
import { letInAtOnce, untilStates } from '../../support/slack-acts.ts';

const aWeek = 7 * 24 * 60;

test('a person adds their Google calendar with a command, is asked, and Stand-in joins', async () => {
  const world = await googleCalendarWorld({ pika: { script: letInAtOnce } });
  const { slack, google } = world;
  const { ada } = slack.users;
  const attendees = [
    { email: ada.email, responseStatus: 'accepted' as const },
    { email: 'ben@standin.example', displayName: 'Ben', responseStatus: 'needsAction' as const },
    { email: 'eve@elsewhere.org', responseStatus: 'tentative' as const },
  ];
  const declined = [{ email: ada.email, responseStatus: 'declined' as const }];
  google.calendars.set(ada.email, [
    meetingAt({
      id: 'plan',
      start: inMinutes(4),
      summary: 'Plan',
      organizer: { email: ada.email },
      attendees,
    }),
    meetingAt({
      id: 'no',
      start: inMinutes(4),
      summary: 'Not hers',
      code: 'nnn-nnnn-nnn',
      attendees: declined,
    }),
  ]);
  await world.addGoogle();
  await world.dm(ada, inOrder('I can read', `(${ada.email})`, '2 meetings'));
  expect(
    (await world.events()).map(({ title, mine, outside, declined: isNo }) => [title, mine, outside, isNo]),
  ).toEqual(
    expect.arrayContaining([
      ['Plan', true, true, false],
      ['Not hers', false, false, true],
    ]),
  );

  await world.answer(ada, 'Send Stand-in to *Plan*', 'Send');
  const shown = world.dms(ada).join();
  expect(shown).toMatch(inOrder('With Ben, eve@elsewhere.org', 'other organizations'));
  expect(shown).not.toContain('Not hers');
  await untilStates(world, 'scheduled');
  await world.elapse(4);
  await untilStates(world, 'live');
});

test('a meeting cancelled a minute before its start isn’t joined', async () => {
  const world = await googleCalendarWorld();
  const { google } = world;
  const { ada } = world.slack.users;
  google.calendars.set(ada.email, [meetingAt({ id: 'a', start: inMinutes(4) })]);
  const id = await world.addGoogle();
  await world.answer(ada, 'Send Stand-in to', 'Send');
  const [meeting] = await untilStates(world, 'scheduled');
  // Besides every five minutes, it is read 40 seconds before the start.
  const lastLook = (meeting?.startsAt?.getTime() ?? 0) - 40_000;
  await expect.poll(async () => (await world.calendar(id)).nextReadAt?.getTime()).toBe(lastLook);

  google.calendars.cancel(ada.email, 'a');
  await world.elapse(3.5);
  await untilStates(world, 'cancelled');
  await world.dm(ada, '*Weekly sync* was cancelled');
  expect(world.pika.sessions).toEqual([]);
});

test('an unchanged calendar costs one request, and a moved meeting keeps its series’ decision', async () => {
  const world = await googleCalendarWorld();
  const { ada } = world.slack.users;
  const starts = [inMinutes(30), inMinutes(30 + aWeek)];
  world.google.calendars.set(ada.email, seriesAt(starts, { id: 'sync' }));
  const id = await world.addGoogle();
  await world.readNow(id);
  await world.readNow(id);
  expect(world.asked()).toEqual(['calendar.events', 'calendar.events', 'calendar.events']);

  await world.askNow(id);
  await world.answer(ada, 'Send Stand-in to', 'Always this series');
  const [first] = await untilStates(world, 'scheduled');
  const moved = inMinutes(90);
  const [, second] = await world.events();
  world.google.calendars.change(ada.email, `sync_${stamp(starts[0] as Date)}`, {
    start: { dateTime: moved.toISOString() },
    end: { dateTime: inMinutes(120).toISOString() },
  });
  await world.readNow(id);
  await expect.poll(async () => (await world.meetings())[0]?.startsAt).toEqual(moved);
  expect(first?.startsAt).toEqual(starts[0]);
  await expect.poll(async () => (await world.events())[1]).toEqual(second);

  // Google forgets what it told us: everything is read again, and nothing is different.
  const before = await world.events();
  world.google.calendars.expireSyncTokens();
  await world.readNow(id);
  await expect.poll(() => world.events()).toEqual(before);
  expect(await world.calendar(id)).toMatchObject({ problem: null, failingSince: null });
});

test('the DM says with whom to share a calendar, and it’s read once it is shared', async () => {
  const world = await googleCalendarWorld({ mode: 'shared' });
  const { ada } = world.slack.users;
  const id = await world.addGoogle();
  await world.dm(ada, 'I couldn’t read');
  expect(world.dms(ada).join()).toContain('stand-in@acme.iam.gserviceaccount.com');
  world.google.calendars.share(ada.email);
  await world.readNow(id);
  await world.dm(ada, 'I can read');
  expect(world.dms(ada)).toHaveLength(2);
});

test('a person with a new e-mail address has another calendar', async () => {
  const world = await googleCalendarWorld();
  const { google } = world;
  const { ada } = world.slack.users;
  google.calendars.set(ada.email, [meetingAt({ id: 'a', start: inMinutes(600) })]);
  const id = await world.addGoogle();
  const email = 'ada.lovelace@standin.example';
  google.calendars.set(email, [meetingAt({ id: 'b', start: inMinutes(700), code: 'bbb-bbbb-bbb' })]);
  // What Slack says of people is remembered for a moment.
  await world.restart({}, async () => {
    ada.email = email;
  });
  await world.readNow(id);
  expect((await world.calendar(id)).label).toBe(email);
  await expect
    .poll(async () => (await world.events()).filter(({ cancelled }) => !cancelled))
    .toMatchObject([{ uid: 'b@google.com' }]);
});

test('the calendar of someone who left the workspace isn’t read any more, and its events are deleted', async () => {
  const world = await googleCalendarWorld();
  const { google } = world;
  const { ada } = world.slack.users;
  google.calendars.set(ada.email, [meetingAt({ id: 'a', start: inMinutes(600) })]);
  const id = await world.addGoogle();
  await world.restart({}, async () => {
    ada.isDeleted = true;
  });
  await world.lookNow(id);
  await expect.poll(async () => (await world.calendar(id)).removedAt).not.toBeNull();
  await expect.poll(() => world.events()).toEqual([]);
  expect(JSON.stringify(await world.calendar(id))).not.toContain(ada.email);
});

test('a Google calendar can be added once a person, and only where it is set up', async () => {
  const world = await googleCalendarWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const type = async (user: { id: string; dm: string }, text: string) =>
    (await slack.command({ user: user.id, channel: user.dm, text })).text;
  await world.addGoogle();
  expect(await type(ada, 'calendar google')).toContain('already added');
  const list = await slack.command({ user: ben.id, channel: ben.dm, text: 'calendar' });
  expect(JSON.stringify(list.blocks)).toContain('Add my Google calendar');
  expect(
    JSON.stringify((await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar' })).blocks),
  ).not.toContain('Add my Google calendar');

  await world.restart({ GOOGLE_CALENDARS: null });
  expect(await type(ben, 'calendar google')).toContain('isn’t set up');
  const without = await slack.command({ user: ben.id, channel: ben.dm, text: 'calendar' });
  expect(JSON.stringify(without.blocks)).not.toContain('Google');
});

function stamp(start: Date): string {
  return start.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
