import { expect, test } from 'vitest';
import { type CalendarEvent, meetingAt, seriesAt } from '../../sandbox/google/calendar-events.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { googleCalendarWorld } from '../../support/google-calendars.ts';
import { press, untilStates, waitForCard } from '../../support/slack-acts.ts';

const aDay = 24 * 60;

test('after Send, a guest added to “this and following events” changes nothing: nobody is asked again', async () => {
  const world = await googleCalendarWorld();
  const { slack, google } = world;
  const { ada } = slack.users;
  const starts = [inMinutes(4), inMinutes(4 + aDay)] as const;
  const earlier = meetingAt({ id: 'old', start: inMinutes(-aDay) });
  google.calendars.set(ada.email, [earlier, ...seriesAt(starts, { id: 'sync' })]);
  const id = await world.addGoogle();
  await world.answer(ada, 'Send Stand-in to', 'Send');
  const [sent] = await untilStates(world, 'scheduled');

  const attendees = [
    { email: 'ben@standin.example', displayName: 'Ben', responseStatus: 'accepted' as const },
  ];
  google.calendars.set(ada.email, [earlier, ...splitOf('sync', starts, { attendees })]);
  await world.readNow(id);
  const card = await world.dm(ada, 'With Ben');
  expect(card.text).toContain('Weekly sync');
  await world.askNow(id);
  await world.dm(ada, 'Send Stand-in to');
  // The one question that is open is about tomorrow.
  expect(world.dms(ada).filter((text) => text.includes('[Send]'))).toHaveLength(1);
  await expect
    .poll(() => world.events())
    .toMatchObject([
      { uid: expect.stringMatching(/^sync_R/), decided: 'sent', meetingId: sent?.id, guestCount: 1 },
      { uid: expect.stringMatching(/^sync_R/), decided: null, guestCount: 1 },
    ]);
  expect(await world.meetings()).toMatchObject([{ id: sent?.id, state: 'scheduled', startsAt: starts[0] }]);
});

test('Don’t join for one meeting of an Always series still holds when the whole series is moved', async () => {
  const world = await calendarWorld();
  const { slack, feeds } = world;
  const { ada } = slack.users;
  const series = { uid: 'a', rule: 'FREQ=DAILY;COUNT=2' };
  feeds.set([{ ...series, start: inMinutes(4) }]);
  const id = await world.addCalendar(ada);
  await world.answer(ada, 'Send Stand-in to', 'Always this series');
  const card = await waitForCard(world, 'abc-defg-hij', 'Asked by');
  expect(await press(world, ada, card, 'Don’t join')).toMatchObject({ ok: true });
  await untilStates(world, 'cancelled');

  feeds.set([{ ...series, start: inMinutes(9) }]);
  await world.readNow(id);
  await world.askNow(id);
  // Those are due in order: the next day's is the last.
  const [first, next] = await untilStates(world, 'cancelled', 'scheduled');
  expect(first).toMatchObject({ endReason: 'not_wanted' });
  expect(next?.startsAt).toEqual((await world.events())[1]?.startsAt);
  await expect
    .poll(() => world.events())
    .toMatchObject([
      { decided: 'sent', meetingId: first?.id, cancelled: false },
      { decided: 'sent', meetingId: next?.id, cancelled: false },
    ]);
});

test('a series is moved by an hour while a card is open: the card says so, and that it asks again', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const series = { uid: 'a', rule: 'FREQ=DAILY;COUNT=2' };
  world.feeds.set([{ ...series, start: inMinutes(10) }]);
  const id = await world.addCalendar(ada, { rules: { minutesAhead: 15 } });
  const before = await world.dm(ada, 'Send Stand-in to');
  world.feeds.set([{ ...series, start: inMinutes(70) }]);
  await world.readNow(id);
  const moved = await world.dm(ada, /Weekly sync\* was moved .*ask again/);
  expect(moved.ts).toBe(before.ts);
  await expect
    .poll(() => world.events())
    .toMatchObject([
      { cancelled: false, askedAt: null },
      { cancelled: false, askedAt: null },
    ]);
});

/** What Google makes of a series that is changed from its first time here on. */
function splitOf(name: string, starts: readonly Date[], rest: Partial<CalendarEvent>): CalendarEvent[] {
  const from = starts[0]?.toISOString().replaceAll(/[-:]|\.\d+Z/g, '');
  return seriesAt(starts, { id: `${name}_R${from}` }).map((event) => ({ ...event, ...rest }));
}
