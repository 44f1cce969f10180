import { expect, test } from 'vitest';
import type { Meeting } from '../../../services/meetings/meeting.ts';
import { onThisMachine } from '../../on-this-machine.ts';
import { paste, sessionFor } from '../../support/conversation.ts';
import { buttonsOf, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const call = 'https://meet.google.com/abc-defg-hij';
const aMinute = 60_000;

/** What clocks in a zone show in so many minutes, to the minute. */
function clockIn(minutes: number, timeZone = 'Europe/Helsinki'): string {
  return new Date(Date.now() + minutes * aMinute).toLocaleString('sv-SE', { timeZone }).slice(0, 16);
}

/** `Thursday 8th at 15:00` */
function weekdayAndNumber(minutes: number): string {
  const clock = clockIn(minutes);
  const weekday = new Date(clock.slice(0, 10)).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
  const number = Number(clock.slice(8, 10));
  const suffix = ['th', 'st', 'nd', 'rd'][Math.floor(number / 10) === 1 ? 0 : number % 10] ?? 'th';
  return `${weekday} ${number}${suffix} at ${clock.slice(11)}`;
}

/** Whole minutes from now until the start. */
function minutesTo({ startsAt }: Meeting): number {
  return Math.round(((startsAt?.getTime() ?? 0) - Date.now()) / aMinute);
}

const zoneQuestions = ({ slack }: World) =>
  slack.journal.entries.filter((entry) => entry.kind === 'api' && entry.method === 'users.info').length;

test.each([
  ['in 20 min', () => 'standup in 20 min', 20],
  ['a day and a time, in the poster’s zone', () => `review ${clockIn(180)}`, 180],
  ['a day by its weekday and number', () => `review ${weekdayAndNumber(180)}`, 180],
  ['a named zone', () => `review ${clockIn(180, 'UTC')} UTC`, 180],
])(
  '%s: nobody joins before; the card says when, what it costs and how to say no',
  async (_, text, minutes) => {
    const world = await startWorld();
    const thread = await paste(world, { text: `${text()} ${call}` });
    const card = await thread.reads(/joins abc-defg-hij.* unless someone/);

    expect(card.text).toContain('Asked by');
    expect(card.text).toContain('60 min, $16.50');
    expect(buttonsOf(card)).toEqual(['Join now', 'Don’t join', 'Brief']);
    const [meeting] = await untilStates(world, 'scheduled');
    if (meeting) expect(Math.abs(minutesTo(meeting) - minutes)).toBeLessThanOrEqual(1);
    expect(world.pika.sessions).toEqual([]);
  },
);

test('the same time of day means another moment for someone in another zone', async () => {
  const world = await startWorld();
  const { ben } = world.slack.users;
  await paste(world, { text: `${clockIn(180, 'America/New_York')} ${call}`, user: ben.id });
  const [meeting] = await untilStates(world, 'scheduled');
  if (meeting) expect(Math.abs(minutesTo(meeting) - 180)).toBeLessThanOrEqual(1);
});

test('a link without a time is joined at once, and Slack is asked once who posted it', async () => {
  const world = await startWorld();
  await paste(world, { text: `version 1.2.3, room 3, for 30 min ${call}` });
  await sessionFor(world);
  expect(zoneQuestions(world)).toBe(1);
});

test('two times: the card has a button for each, and pressing one schedules it', async () => {
  const world = await startWorld();
  const thread = await paste(world, { text: `${clockIn(120)} or ${clockIn(240)}? ${call}` });
  const card = await thread.reads('*When should Stand-in (AI) join');
  expect(card.text).toContain('more than one time');
  const [first = '', second = '', ...rest] = buttonsOf(card);
  expect([first, second].every((label) => label.endsWith('(Helsinki)'))).toBe(true);
  expect(rest).toEqual(['Another time…', 'Join now', 'Don’t join', 'Brief']);

  await thread.press(second, world.slack.users.ben.id);
  await thread.reads('sent by @Ben');
  const [meeting] = await untilStates(world, 'scheduled');
  if (meeting) expect(Math.abs(minutesTo(meeting) - 240)).toBeLessThanOrEqual(1);
});

test.each([
  ['a range', () => `${clockIn(120)}-${clockIn(150).slice(11)}`, 'range'],
  ['a time that is over', () => clockIn(-120), 'has passed'],
  ['a day without a time', () => 'tomorrow', 'no time'],
  ['words that only seem to name a time', () => 'standup tonight', 'may name a time'],
  ['about a time', () => `around ${clockIn(120)}`, 'may name a time'],
  ['somebody else’s time', () => `${clockIn(120)} your time`, 'which time zone'],
  ['months ahead', () => clockIn(60 * 24 * 45), '30 days ahead'],
])('%s: the card asks, and Join now joins', async (_, text, words) => {
  const world = await startWorld();
  const thread = await paste(world, { text: `${text()} ${call}` });
  await thread.reads(words);
  await untilStates(world, 'proposed');
  expect(world.pika.sessions).toEqual([]);
  await thread.press('Join now');
  await sessionFor(world);
});

test('a form picks another time, and refuses one that has passed or is too far ahead', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ben } = slack.users;
  const thread = await paste(world, { text: `standup tonight ${call}` });
  await thread.reads('may name a time');
  await thread.press('Another time…', ben.id);
  const inSeconds = (minutes: number) => Math.floor(Date.now() / 1_000) + minutes * 60;
  const form = await slack.waitForView(({ user }) => user === ben.id);
  expect(form).toMatchObject({
    title: 'Another time',
    inputs: [{ type: 'datetimepicker', label: expect.stringContaining('When') }],
  });
  const pick = (minutes: number) =>
    slack.submitView({ user: ben.id, viewId: form.id, values: { start: inSeconds(minutes) } });

  expect(await pick(-60)).toMatchObject({
    action: 'errors',
    errors: { start: expect.stringContaining('has passed') },
  });
  expect(await pick(60 * 24 * 45)).toMatchObject({
    action: 'errors',
    errors: { start: expect.stringContaining('30 days ahead') },
  });
  await untilStates(world, 'proposed');

  expect(await pick(150)).toMatchObject({ action: 'close' });
  await thread.reads(/joins abc-defg-hij.* unless someone/);
  await thread.reads('sent by @Ben');
  const [meeting] = await untilStates(world, 'scheduled');
  if (meeting) expect(Math.abs(minutesTo(meeting) - 150)).toBeLessThanOrEqual(1);
  expect(world.pika.sessions).toEqual([]);
});

test('a time picked after someone else pressed Don’t join changes nothing, and the answer says so', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const thread = await paste(world, { text: `standup tonight ${call}` });
  await thread.press('Another time…', ben.id);
  const form = await slack.waitForView(({ user }) => user === ben.id);
  await thread.press('Don’t join', ada.id);
  await untilStates(world, 'cancelled');
  const start = Math.floor(Date.now() / 1_000) + 3_600;
  expect(await slack.submitView({ user: ben.id, viewId: form.id, values: { start } })).toMatchObject({
    action: 'close',
  });
  await slack.waitForEphemeral(({ user, text }) => user === ben.id && text.includes('meeting is over'));
  await untilStates(world, 'cancelled');
});

test('where Slack is slow to tell the zone, the event is acknowledged in time and the card asks', async () => {
  const world = await startWorld();
  const { slack } = world;
  slack.faults.delay('users.info', 5_000, 10);
  const text = `${clockIn(180)} ${call}`;
  const { deliveries } = await slack.post({ channel: slack.channels.general.id, text });
  const card = await waitForCard(world, 'abc-defg-hij', 'which time zone');
  expect(buttonsOf(card)).toEqual(['Another time…', 'Join now', 'Don’t join', 'Brief']);
  expect(deliveries[0]?.attempts[0]).toMatchObject({ ok: true });
  expect(deliveries[0]?.attempts[0]?.elapsedMs).toBeLessThan(onThisMachine(2_500));
});

test('a pasted invitation is scheduled for its start in its zone, even where Slack doesn’t answer', async () => {
  const world = await startWorld();
  world.slack.faults.delay('users.info', 5_000, 10);
  const [start, end] = [180, 210].map((minutes) => clockIn(minutes, 'Asia/Tokyo'));
  const text = `Planning\n${start?.slice(0, 10)} · ${start?.slice(11)} – ${end?.slice(11)}\nTime zone: Asia/Tokyo\n${call}`;
  await world.slack.post({ channel: world.slack.channels.general.id, text });
  await waitForCard(world, 'abc-defg-hij', 'unless someone');
  const [meeting] = await untilStates(world, 'scheduled');
  if (meeting) expect(Math.abs(minutesTo(meeting) - 180)).toBeLessThanOrEqual(1);
});

test.each([
  ['at its time', () => `no standup today at ${clockIn(120).slice(11)}`],
  ['on another line than its time', () => `Standup ${clockIn(120)}\nUpdate: standup is cancelled today\n`],
])('a call that is off, %s: nobody joins, and a reply says how to join after all', async (_, text) => {
  const world = await startWorld();
  const thread = await paste(world, { text: `${text()} ${call}` });
  const reply = await thread.reads(/cancelled.* didn’t join/);
  expect(reply.text).toContain(`\`/pika join ${call}\``);
  await world.slack.idle();
  expect(await world.meetings()).toEqual([]);

  // Someone who wants Stand-in there all the same gets it.
  const { general } = world.slack.channels;
  await world.slack.command({ channel: general.id, user: world.slack.users.ben.id, text: `join ${call}` });
  await sessionFor(world);
});

test('a calendar app’s post of a cancelled event sends nobody; of a list, only the others are joined', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { general } = slack.channels;
  const starts = Math.floor(Date.now() / 1_000) + 3_600;
  const section = (text: string, url: string) => ({
    ...{ type: 'section', text: { type: 'mrkdwn', text } },
    accessory: { type: 'button', action_id: 'join', text: { type: 'plain_text', text: 'Join' }, url },
  });
  const header = { type: 'header', text: { type: 'plain_text', text: 'Event canceled' } };
  const event = section(`*Design review* <!date^${starts}^{time}|then>`, call);
  await slack.post({ channel: general.id, bot: slack.calendarBot, text: '', blocks: [header, event] });
  const list = [
    section('Standup', 'https://meet.google.com/bbb-bbbb-bbb'),
    section('Canceled: Design review', call),
  ];
  await slack.post({ channel: general.id, bot: slack.calendarBot, text: '', blocks: list });
  await waitForCard(world, 'bbb-bbbb-bbb', 'by an app');
  await slack.idle();
  expect((await world.meetings()).map(({ callKey }) => callKey)).toEqual(['meet:bbb-bbbb-bbb']);
});

test('in a channel with auto ask, the card offers the message’s time', async () => {
  const world = await startWorld();
  const { slack } = world;
  await slack.command({ channel: slack.channels.general.id, user: slack.users.ada.id, text: 'auto ask' });
  const thread = await paste(world, { text: `in 45 min ${call}` });
  await thread.press('Join then');
  await untilStates(world, 'scheduled');
});

const trustCalendar = ({ slack }: World) =>
  slack.command({
    ...{ channel: slack.channels.general.id, user: slack.users.ada.id },
    text: `auto apps ${slack.calendarBot.appId}`,
  });

test('a trusted calendar app’s reminder is scheduled for its time, once', async () => {
  const world = await startWorld();
  const { slack } = world;
  await trustCalendar(world);
  const starts = Math.floor(Date.now() / 1_000) + 600;
  const attachment = {
    title: 'Design review',
    text: `<!date^${starts}^{time}|then> – <!date^${starts + 1_800}^{time}|later>`,
    actions: [{ type: 'button', text: 'Join', url: call }],
  };
  await slack.post({
    channel: slack.channels.general.id,
    bot: slack.calendarBot,
    text: '',
    attachments: [attachment],
  });
  await waitForCard(world, 'abc-defg-hij', 'unless someone');
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({ requestedVia: 'bot', startsAt: new Date(starts * 1_000) });

  // The next reminder of the same event is no second meeting.
  const reminder = { ...attachment, text: 'Starts in 10 minutes' };
  await slack.post({
    channel: slack.channels.general.id,
    bot: slack.calendarBot,
    text: '',
    attachments: [reminder],
  });
  await slack.idle();
  await untilStates(world, 'scheduled');
});

test('each call in a calendar app’s list of a day is scheduled for its own time', async () => {
  const world = await startWorld();
  const { slack } = world;
  await trustCalendar(world);
  const [first, second] = [7_200, 10_800].map((seconds) => Math.floor(Date.now() / 1_000) + seconds);
  const event = (at: number | undefined, title: string, code: string) => [
    { type: 'section', text: { type: 'mrkdwn', text: `<!date^${at}^{time}|then> *${title}*` } },
    {
      type: 'actions',
      elements: [
        {
          ...{ type: 'button', action_id: code, text: { type: 'plain_text', text: 'Join' } },
          url: `https://meet.google.com/${code}`,
        },
      ],
    },
  ];
  const blocks = [...event(first, 'Planning', 'aaa-aaaa-aaa'), ...event(second, 'Retro', 'bbb-bbbb-bbb')];
  await slack.post({ channel: slack.channels.general.id, bot: slack.calendarBot, text: '', blocks });
  const meetings = await untilStates(world, 'scheduled', 'scheduled');
  const starts = meetings.map(({ callKey, startsAt }) => [callKey, (startsAt?.getTime() ?? 0) / 1_000]);
  expect(Object.fromEntries(starts)).toEqual({ 'meet:aaa-aaaa-aaa': first, 'meet:bbb-bbbb-bbb': second });
});

test('an app’s clock times may be in any zone of the channel’s people, so the card asks', async () => {
  const world = await startWorld();
  const { slack } = world;
  const text = `${clockIn(180).slice(0, 10)} ${clockIn(180).slice(11)} Design review`;
  const attachments = [{ title: 'Join', title_link: call }];
  await slack.post({ channel: slack.channels.general.id, bot: slack.calendarBot, text, attachments });
  const card = await waitForCard(world, 'abc-defg-hij', 'which time zone');
  expect(buttonsOf(card).filter((label) => label.includes('(Helsinki)'))).toHaveLength(1);
  await untilStates(world, 'proposed');
});

test('`/pika join <link> in 45 min` schedules the call, and the answer says for when', async () => {
  const world = await startWorld();
  const { slack } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
  const answer = await slack.command({ ...place, text: `join ${call} for 30 min in 45 min` });
  expect(answer.text).toContain('Scheduled for ');
  const [meeting] = await untilStates(world, 'scheduled');
  expect(meeting).toMatchObject({ limitMinutes: 30, requestedVia: 'command' });
  const asks = await slack.command({ ...place, text: 'join https://meet.google.com/bbb-bbbb-bbb tomorrow' });
  expect(asks.text).toContain('asks when');
});
