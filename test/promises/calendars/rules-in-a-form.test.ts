import { expect, test } from 'vitest';
import type { CalendarEvent } from '../../../services/calendars/calendar.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { inOrder } from '../../support/in-order.ts';
import { untilStates, waitForCard } from '../../support/slack-acts.ts';

test('rules set in a form also hold for meetings that are known already', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const { general, elsewhere, archived } = slack.channels;
  world.feeds.set([
    { uid: 'mine', start: inMinutes(12), organiser: ada.email, title: 'Mine' },
    { uid: 'other', start: inMinutes(12), location: 'https://meet.google.com/ooo-oooo-ooo', title: 'Other' },
  ]);
  const id = await world.addCalendar();
  const type = (text: string) => slack.command({ user: ada.id, channel: ada.dm, text });
  expect((await type('calendar rules')).text).toContain('your rules');
  const form = await slack.waitForView((view) => view.user === ada.id);
  const submit = (channel: string) =>
    slack.submitView({
      user: ada.id,
      viewId: form.id,
      values: { send: 'mine', outside: 'true', channel, ahead: '15' },
    });
  expect((await submit(elsewhere.id)).errors).toEqual({
    channel: expect.stringContaining('not in that channel'),
  });
  expect((await submit(archived.id)).action).toBe('errors');
  await slack.command({ user: ada.id, channel: general.id, text: 'limit 30' });
  expect((await submit(general.id)).action).toBe('close');
  await slack.waitForEphemeral(({ text }) =>
    inOrder('From now on:', 'that you organize', '$0.275', '$8.25', '30 minutes').test(text),
  );
  expect((await world.calendar(id)).rules).toEqual({
    ...{ send: 'mine', word: null, skipOutside: true, channelId: general.id, minutesAhead: 15 },
  });

  // Fifteen minutes ahead is now.
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({ channelId: general.id, callKey: 'meet:abc-defg-hij', opening: 'Mine' });
  await waitForCard(world, 'abc-defg-hij', 'Stand-in (AI) joins');
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided).sort())
    .toEqual(['by_rule', 'sent']);
  expect((await type('calendar')).text).toMatch(
    inOrder('that you organize', 'other organizations', '15 min ahead'),
  );
});

test('new rules also hold for meetings that the old ones left alone, but not against the person’s decision', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada } = slack.users;
  world.feeds.set([
    { uid: 'no', start: inMinutes(3), location: 'https://meet.google.com/nnn-nnnn-nnn', title: 'Not this' },
    { uid: 'open', start: inMinutes(4), location: 'https://meet.google.com/ooo-oooo-ooo', title: 'Open' },
    { uid: 'soon', start: inMinutes(12), title: 'Soon' },
    { uid: 'later', start: inMinutes(60), location: 'https://meet.google.com/lll-llll-lll', title: 'Later' },
  ]);
  await world.addCalendar();
  const save = async (values: Record<string, string>) => {
    await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar rules' });
    const form = await slack.waitForView((view) => view.user === ada.id);
    expect(await slack.submitView({ user: ada.id, viewId: form.id, values })).toMatchObject({
      action: 'close',
    });
  };
  const decisions = async () => (await world.events()).map(({ decided }) => decided);
  await world.answer(ada, 'Send Stand-in to *Not this*', 'Not this one');
  await world.dm(ada, 'Send Stand-in to *Open*');
  await save({ send: 'mine', ahead: '15' });
  await expect.poll(decisions).toEqual(['not_this', null, 'by_rule', null]);
  expect(await world.meetings()).toEqual([]);

  await save({ send: 'all', ahead: '30' });
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({ callKey: 'meet:abc-defg-hij', opening: 'Soon' });
  const [no, open, soon, later] = await world.events();
  expect([no, open, soon, later].map((event) => event?.decided)).toEqual(['not_this', null, 'sent', null]);
  // Who was asked has the time to answer that they were told of, and who comes later is asked about later.
  expect([no, open, soon, later].map(wakesAfterStart)).toEqual([null, 10, null, -30]);
});

function wakesAfterStart(event: CalendarEvent | undefined): number | null {
  return event?.nextRunAt ? (event.nextRunAt.getTime() - event.startsAt.getTime()) / 60_000 : null;
}

test('without a channel, threads go to the person’s own DM, never into another one', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const { general } = slack.channels;
  const id = await world.addCalendar(ada, { rules: { channelId: general.id } });
  const type = (text: string) => slack.command({ user: ada.id, channel: general.id, text });
  await type('calendar rules');
  const form = await slack.waitForView((view) => view.user === ada.id);
  const submit = (values: Record<string, string>) =>
    slack.submitView({
      user: ada.id,
      viewId: form.id,
      values: { send: 'ask', outside: 'false', ahead: '5', ...values },
    });
  for (const channel of ['D0ADAANDBEN', ada.dm])
    expect((await submit({ channel })).errors).toEqual({
      channel: expect.stringContaining('empty for our DM'),
    });
  expect((await world.calendar(id)).rules.channelId).toBe(general.id);
  expect((await submit({ channel: '' })).action).toBe('close');
  await slack.waitForEphemeral(
    ({ text, channel }) =>
      channel === general.id && inOrder('From now on:', '5 min ahead', 'our DM').test(text),
  );
  expect((await type('calendar')).text).toMatch(/5 min ahead.* our DM/);
});

test('after an hour down, the next process joins what is ahead and says how many it missed', async () => {
  const world = await calendarWorld();
  const { ada } = world.slack.users;
  const series = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      uid: `${at}`,
      start: inMinutes(20 + 15 * at),
      location: `https://meet.google.com/aaa-aaaa-aa${'abcdefgh'[at]}`,
      title: `Number ${at}`,
    }));
  world.feeds.set(series(5));
  await world.addCalendar(ada, { rules: { send: 'all' } });
  await world.app.stop();
  // Down over the starts of the first four; the last is in five minutes.
  await world.elapse(75);
  await world.restart();
  const [meeting, ...others] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({ opening: 'Number 4' });
  expect(others).toEqual([]);
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided))
    .toEqual([...['missed', 'missed', 'missed', 'missed'], 'sent']);
  await world.dm(ada, 'missed 4 meetings');
  expect(world.dms(ada).filter((text) => text.includes('missed'))).toHaveLength(1);
  expect(world.pika.sessions).toEqual([]);
});
