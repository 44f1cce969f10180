import { expect, test } from 'vitest';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { inOrder } from '../../support/in-order.ts';
import { buttonValueOf, untilStates } from '../../support/slack-acts.ts';

test('a meeting moved by a few minutes keeps its card, and Stand-in joins at the new time', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(10) }]);
  const id = await world.addCalendar(ada, { rules: { minutesAhead: 15 } });
  const before = await world.dm(ada, 'Send Stand-in to');
  const later = inMinutes(19);
  world.feeds.set([{ uid: 'a', start: later, title: 'Weekly sync, later' }]);
  await world.readNow(id);
  const after = await world.dm(ada, 'Send Stand-in to *Weekly sync, later');
  expect(after.ts).toBe(before.ts);

  await world.answer(ada, 'Weekly sync, later', 'Send');
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting?.startsAt).toEqual(later);
  const earlier = inMinutes(40);
  world.feeds.set([{ uid: 'a', start: earlier, title: 'Weekly sync, later' }]);
  await world.readNow(id);
  await expect.poll(async () => (await world.meetings())[0]?.startsAt).toEqual(earlier);
  expect(await world.meetings()).toHaveLength(1);
});

test('a meeting moved by an hour while its card is open: the card says so, and a new one asks before the new time', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada } = slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(10) }]);
  const id = await world.addCalendar(ada, { rules: { minutesAhead: 15 } });
  const before = await world.dm(ada, 'Send Stand-in to');
  world.feeds.set([{ uid: 'a', start: inMinutes(70) }]);
  await world.readNow(id);
  const moved = await world.dm(ada, /Weekly sync\* was moved .*ask again/);
  expect(moved.ts).toBe(before.ts);
  expect(world.dms(ada).join()).not.toContain('[Send]');
  // A press from before Slack showed that sends nobody.
  const value = buttonValueOf(before, 'calendar_send');
  const stale = { channel: ada.dm, messageTs: before.ts, actionId: 'calendar_send', value };
  await slack.press({ user: ada.id, ...stale });
  await slack.waitForEphemeral(({ text }) => /was moved.*ask again/.test(text));
  expect(await world.meetings()).toEqual([]);

  await world.elapse(54);
  await slack.idle();
  expect(world.dms(ada).join()).not.toContain('[Send]');
  await world.elapse(1.5);
  const again = await world.dm(ada, 'Send Stand-in to');
  expect(again.ts).not.toBe(before.ts);
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await untilStates(world, 'scheduled');
});

test('a meeting moved to the time of another one with the same call: only one of them is joined', async () => {
  const world = await calendarWorld();
  const { ada, ben } = world.slack.users;
  const [early, late] = [inMinutes(4), inMinutes(28)];
  world.feeds.set([{ uid: 'of-ben', start: late }], 'ben');
  await world.addCalendar(ben, { feed: 'ben', rules: { send: 'all', minutesAhead: 30 } });
  await untilStates(world, 'scheduled');
  world.feeds.set([{ uid: 'a', start: early }]);
  const id = await world.addCalendar(ada, { rules: { send: 'all' } });
  await untilStates(world, 'scheduled', 'scheduled');

  world.feeds.set([{ uid: 'a', start: late, title: 'Weekly sync, later' }]);
  await world.readNow(id);
  await expect
    .poll(async () => (await world.meetings()).map(({ state }) => state).sort())
    .toEqual(['cancelled', 'scheduled']);
  const moved = (await world.meetings()).find(({ requestedBy }) => requestedBy === ada.id);
  expect(moved).toMatchObject({ state: 'cancelled', endReason: 'already_there', startsAt: early });
  expect(await world.calendar(id)).toMatchObject({ failingSince: null });
  await expect.poll(async () => (await world.events()).map(({ startsAt }) => startsAt)).toEqual([late, late]);
});

test('a meeting cancelled one minute before: the card says so, nobody joins, and nobody is asked again', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const second = { uid: 'b', title: 'Retro', location: 'https://meet.google.com/bbb-bbbb-bbb' };
  world.feeds.set([
    { uid: 'a', start: inMinutes(1.5) },
    { ...second, start: inMinutes(1.5) },
  ]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *Weekly sync*', 'Send');
  await untilStates(world, 'scheduled');
  await world.dm(ada, 'Send Stand-in to *Retro*');

  // One is marked as cancelled, the other just gone.
  world.feeds.set([{ ...second, start: inMinutes(1.5), cancelled: true }]);
  await world.readNow(id);
  const [meeting] = await untilStates(world, 'cancelled');
  expect(meeting).toMatchObject({ endReason: 'called_off' });
  await world.dm(ada, '*Stand-in (AI) didn’t join*');
  await world.dm(ada, '*Retro* was cancelled');
  await world.dm(ada, '*Weekly sync* was cancelled');
  expect(world.dms(ada).join()).toContain('cancelled, declined');
  expect(world.dms(ada).join()).not.toContain('[Send]');
  expect(world.pika.sessions).toEqual([]);
});

test('a meeting cancelled between two readings isn’t joined: the calendar is read once more just before', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await untilStates(world, 'scheduled');
  world.feeds.set([]);
  // Half a minute before the start, and two before the next reading of its turn.
  await world.elapse(3.5);
  await untilStates(world, 'cancelled');
  await world.dm(ada, '*Weekly sync* was cancelled');
  expect(world.pika.sessions).toEqual([]);
});

test('that last reading comes even if the one before failed', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await untilStates(world, 'scheduled');
  world.feeds.fail('feed', { do: 'answer', answer: { status: 503 } });
  await world.readNow(id);
  world.feeds.set([]);
  await world.elapse(3.5);
  await untilStates(world, 'cancelled');
});

test('a meeting moved to another time is asked about again, unless the answer was no', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const other = { uid: 'b', title: 'Retro', location: 'https://meet.google.com/bbb-bbbb-bbb' };
  world.feeds.set([
    { uid: 'a', start: inMinutes(4) },
    { ...other, start: inMinutes(4) },
  ]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to *Retro*', 'Not this one');
  const first = await world.dm(ada, 'Send Stand-in to *Weekly sync*');
  await world.elapse(14.5);
  await world.dm(ada, 'nobody answered');

  world.feeds.set([
    { uid: 'a', start: inMinutes(4), title: 'Again' },
    { ...other, start: inMinutes(4) },
  ]);
  await world.readNow(id);
  const second = await world.dm(ada, 'Send Stand-in to *Again*');
  expect(second.ts).not.toBe(first.ts);
  await world.answer(ada, 'Send Stand-in to *Again*', 'Send');
  await untilStates(world, 'scheduled');
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided).sort())
    .toEqual(['not_this', 'sent']);
});

test('a meeting that was cancelled and is back in the calendar is joined after all', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const event = { uid: 'a', start: inMinutes(4) };
  world.feeds.set([event]);
  const id = await world.addCalendar(ada, { rules: { send: 'all' } });
  await untilStates(world, 'scheduled');
  world.feeds.set([{ ...event, cancelled: true }]);
  await world.readNow(id);
  await untilStates(world, 'cancelled');
  world.feeds.set([event]);
  await world.readNow(id);
  await untilStates(world, 'cancelled', 'scheduled');
  await expect.poll(() => world.events()).toMatchObject([{ decided: 'sent', cancelled: false }]);
});

test('a meeting’s link changes: Stand-in joins the new call without another question', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const event = { uid: 'a', start: inMinutes(4) };
  world.feeds.set([event]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await untilStates(world, 'scheduled');
  world.feeds.set([{ ...event, location: 'https://meet.google.com/new-newn-new' }]);
  await world.readNow(id);
  const [old, fresh] = await untilStates(world, 'cancelled', 'scheduled');
  expect(old).toMatchObject({ endReason: 'called_off', callKey: 'meet:abc-defg-hij' });
  expect(fresh).toMatchObject({ callKey: 'meet:new-newn-new', startsAt: event.start });
  await expect.poll(() => world.events()).toMatchObject([{ decided: 'sent', meetingId: fresh?.id }]);
  await world.dm(ada, /Stand-in will join .*new-newn-new/s);
  expect(world.dms(ada).join()).not.toContain('[Send]');
});

test('a feed that turns into a page, breaks off or vanishes leaves the known events as they are', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const start = inMinutes(60);
  world.feeds.set([{ uid: 'a', start }]);
  const id = await world.addCalendar(ada);
  const [known] = await world.events();
  const page = '<!doctype html><title>Sign in</title>';
  for (const answer of [
    { status: 200, text: page },
    { status: 200, text: 'BEGIN:VCALENDAR\r\n' },
    { status: 404 },
    { status: 500 },
  ]) {
    world.feeds.fail('feed', { do: 'answer', answer });
    await world.readNow(id);
    await expect.poll(() => world.events()).toEqual([known]);
    expect((await world.calendar(id)).failingSince).not.toBeNull();
  }
  expect(await world.calendar(id)).toMatchObject({ problem: expect.stringContaining('500'), toldAt: null });
  await world.readNow(id);
  expect(await world.calendar(id)).toMatchObject({ failingSince: null, problem: null });
});

test('a feed that is too big is read again only after an hour', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(600) }]);
  const id = await world.addCalendar(ada);
  const event = 'BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20990101T100000Z\r\nEND:VEVENT\r\n';
  const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event.repeat(20_001)}END:VCALENDAR\r\n`;
  world.feeds.fail('feed', { do: 'answer', answer: { status: 200, text } });
  await world.readNow(id);
  const { problem, nextReadAt, lastReadAt } = await world.calendar(id);
  expect(problem).toContain('too big');
  expect((nextReadAt?.getTime() ?? 0) - (lastReadAt?.getTime() ?? 0)).toBe(60 * 60_000);
  expect(await world.events()).toHaveLength(1);
});

test('after an hour of failures the person reads once what to do, and once that it works again', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(600) }]);
  const id = await world.addCalendar(ada);
  await world.dm(ada, 'I can read');
  const page = { status: 200, text: '<html>moved</html>' };
  world.feeds.fail('feed', { do: 'answer', answer: page }, 1_000);
  await world.readNow(id);
  await world.elapse(61);
  await world.readNow(id);
  await world.dm(ada, inOrder('couldn’t read', '127.0.0.1'));
  await world.readNow(id);
  await world.slack.idle();
  expect(world.dms(ada).filter((text) => text.includes('couldn’t read'))).toHaveLength(1);
  expect(world.dms(ada).join()).toContain('isn’t a calendar');
  world.feeds.heal();
  await world.readNow(id);
  await world.dm(ada, inOrder('I can read', '127.0.0.1', 'again'));
});

test('while Slack doesn’t say whose a calendar is, none of its events are kept', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(600), organiser: ada.email }]);
  world.slack.faults.fail('users.info', 'internal_error', 1);
  const id = await world.addCalendar(ada);
  const failed = await world.calendar(id);
  expect(failed).toMatchObject({ mark: null, lastOkAt: null, toldAt: null });
  expect(failed.nextReadAt?.getTime()).toBeLessThan(Date.now() + 150_000);
  await expect.poll(() => world.events()).toEqual([]);
  await world.readNow(id);
  await expect.poll(() => world.events()).toMatchObject([{ mine: true }]);
  expect(await world.calendar(id)).toMatchObject({ failingSince: null, problem: null });
});

test('an unchanged feed is asked for by its tag', async () => {
  const world = await calendarWorld();
  world.feeds.set([{ uid: 'a', start: inMinutes(600) }]);
  const id = await world.addCalendar();
  await world.readNow(id);
  await world.readNow(id);
  expect(world.feeds.journal.entries.map(({ status }) => status)).toEqual([200, 304, 304]);
  expect(await world.calendar(id)).toMatchObject({ failingSince: null });
  expect(await world.events()).toHaveLength(1);
});
