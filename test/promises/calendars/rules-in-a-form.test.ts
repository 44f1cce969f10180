import { expect, test } from 'vitest';
import type { CalendarEvent } from '../../../services/calendars/calendar.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { untilStates, waitForCard } from '../../support/slack-acts.ts';

test('rules are set in a form, and hold for what is known already', async () => {
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
  expect((await type('calendar rules')).text).toBe('The form shows your rules.');
  const form = await slack.waitForView((view) => view.user === ada.id);
  const submit = (channel: string) =>
    slack.submitView({
      user: ada.id,
      viewId: form.id,
      values: { send: 'mine', outside: 'true', channel, ahead: '15' },
    });
  expect((await submit(elsewhere.id)).errors).toEqual({
    channel: 'I’m not in that channel. Invite me there first.',
  });
  expect((await submit(archived.id)).action).toBe('errors');
  await slack.command({ user: ada.id, channel: general.id, text: 'limit 30' });
  expect((await submit(general.id)).action).toBe('close');
  await slack.waitForEphemeral(({ text }) =>
    /From now on: someone joins .* Each costs \$0\.275 a minute, \$8\.25 at most \(30 minutes\)\./.test(text),
  );
  expect((await world.calendar(id)).rules).toEqual({
    ...{ send: 'mine', word: null, skipOutside: true, channelId: general.id, minutesAhead: 15 },
  });

  // Fifteen minutes ahead is now.
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({ channelId: general.id, callKey: 'meet:abc-defg-hij', opening: 'Mine' });
  await waitForCard(world, 'abc-defg-hij', 'Stand-in joins');
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => decided).sort())
    .toEqual(['by_rule', 'sent']);
  expect((await type('calendar')).text).toContain(
    'someone joins meetings that you organize, except with people from other organizations; 15 min ahead',
  );
});

test('from now on means those too that the rules before left alone; what its person said of one stands', async () => {
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

test('threads go to our DM where no channel is chosen, and into nobody else’s', async () => {
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
      channel: 'Leave this empty for our DM. I can only DM you here.',
    });
  expect((await world.calendar(id)).rules.channelId).toBe(general.id);
  expect((await submit({ channel: '' })).action).toBe('close');
  await slack.waitForEphemeral(
    ({ text, channel }) =>
      channel === general.id && /From now on: .*; 5 min ahead; threads in our DM\./.test(text),
  );
  expect((await type('calendar')).text).toContain('5 min ahead; threads in our DM.');
});

test('the next process goes on: it reads, asks, and sends nobody late in a burst', async () => {
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
  await world.dm(ada, 'missed 4 meetings in your calendar');
  expect(world.dms(ada).filter((text) => text.includes('missed'))).toHaveLength(1);
  expect(world.pika.sessions).toEqual([]);
});
