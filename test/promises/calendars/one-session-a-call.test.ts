import { expect, inject, test } from 'vitest';
import { startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { askedOften } from '../../support/hurry.ts';
import { inOrder } from '../../support/in-order.ts';
import {
  goLive,
  letInAtOnce,
  untilCardsAreKnown,
  untilStates,
  waitForCard,
} from '../../support/slack-acts.ts';

test('two people’s calendars have the same call: one session, and the second person reads where', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { slack, feeds } = world;
  const { ada, ben } = slack.users;
  const general = slack.channels.general.id;
  feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  feeds.set([{ uid: 'of-ben', start: inMinutes(4) }], 'ben');
  await world.addCalendar(ada, { rules: { send: 'all', channelId: general } });
  await untilStates(world, 'scheduled');
  await waitForCard(world, 'abc-defg-hij', 'Stand-in (AI) joins');
  await untilCardsAreKnown(world);
  await world.addCalendar(ben, { feed: 'ben' });
  await world.dm(ben, 'already joining *Weekly sync*');
  expect(world.dms(ben).join()).toContain(`/archives/${general}/`);
  expect(world.dms(ben).join()).not.toContain('[Send]');
  await world.elapse(5);
  await untilStates(world, 'live');
  expect(world.pika.sessions).toHaveLength(1);
});

test('of two people who press Send for the same call, the second reads that someone else asked, not who', async () => {
  const world = await calendarWorld();
  const { ada, ben } = world.slack.users;
  const start = inMinutes(4);
  world.feeds.set([{ uid: 'a', start }]);
  await world.addCalendar(ada);
  const id = await world.addCalendar(ben);
  await world.dm(ada, 'Send Stand-in to');
  await world.dm(ben, 'Send Stand-in to');
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await world.answer(ben, 'Send Stand-in to', 'Send');
  await world.dm(ben, inOrder('already joining *Weekly sync*', 'someone else'));
  world.feeds.set([{ uid: 'a', start, title: 'Called otherwise' }]);
  await world.readNow(id);
  await world.dm(ben, inOrder('already joining *Called otherwise*', 'someone else'));
  // Ada's DM is hers.
  expect(world.dms(ben).join()).not.toContain('/archives/');
  expect(await world.meetings()).toHaveLength(1);
});

test('where the thread is in Ada’s DM, only Ada learns who asked', async () => {
  const world = await calendarWorld();
  const { slack, feeds } = world;
  const { ada, ben, sol } = slack.users;
  feeds.set([{ uid: 'a', start: inMinutes(0.5) }]);
  await world.addCalendar(ada, { rules: { send: 'all' } });
  await expect.poll(async () => (await world.meetings()).length).toBe(1);
  const general = slack.channels.general.id;
  const text = 'https://meet.google.com/abc-defg-hij';
  const { ts } = await slack.post({ channel: general, user: ben.id, text });
  const of = await slack.post({ channel: general, user: sol.id, text });
  for (const threadTs of [ts, of.ts]) {
    const said = await slack.waitForMessage((message) => message.own && message.threadTs === threadTs, {
      current: true,
    });
    expect(said.text).toMatch(/^Someone already asked.* elsewhere/);
    expect(said.text).not.toContain(ada.id);
  }
  await slack.idle();
  expect(slack.ephemerals).toEqual([]);

  // Nor where only the one who asks can read it; whose it is learns where it is.
  const join = (user: { id: string }) =>
    slack.command({ channel: general, user: user.id, text: `join ${text}` });
  expect((await join(ben)).text).toMatch(/^Someone already asked.* elsewhere/);
  expect((await join(ada)).text).toContain('in a DM with me');
  await slack.post({ channel: ben.dm, user: ben.id, text });
  await world.dm(ben, 'already asked');
  expect(world.dms(ben).join()).not.toContain('Ada');
  expect(await world.meetings()).toHaveLength(1);
});

test('two calendars of one person and a pasted link lead to one session', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { slack, feeds } = world;
  const { ada } = slack.users;
  feeds.set([{ uid: 'a', start: inMinutes(4) }]);
  feeds.set([{ uid: 'copy', start: inMinutes(4) }], 'second');
  await world.addCalendar(ada);
  await world.dm(ada, 'Send Stand-in to');
  await world.addCalendar(ada, { feed: 'second' });
  await expect
    .poll(async () => (await world.events()).map(({ decided }) => `${decided}`).sort())
    .toEqual(['null', 'twice']);

  await slack.post({
    channel: slack.channels.general.id,
    user: ada.id,
    text: 'https://meet.google.com/abc-defg-hij',
  });
  await untilStates(world, 'live');
  await world.answer(ada, 'Send Stand-in to', 'Send');
  await world.dm(ada, 'already joining *Weekly sync*');
  await world.elapse(5);
  await expect.poll(() => world.pika.sessions.length).toBe(1);
  expect(world.dms(ada).filter((text) => text.includes('[Send]'))).toEqual([]);
});

test('an unanswered card or an earlier meeting in the same call doesn’t keep a calendar from asking', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { slack, feeds } = world;
  const { ada, ben } = slack.users;
  const { general, standup } = slack.channels;
  const other = 'https://meet.google.com/bbb-bbbb-bbb';
  await slack.command({ channel: standup.id, user: ada.id, text: 'auto ask' });
  await slack.post({ channel: standup.id, user: ada.id, text: 'https://meet.google.com/abc-defg-hij' });
  await untilStates(world, 'proposed');
  await goLive(world, { code: 'bbb-bbbb-bbb', channel: general.id });
  await world.elapse(20);

  feeds.set([
    { uid: 'a', start: inMinutes(4), title: 'Asked about' },
    { uid: 'b', start: inMinutes(4), title: 'The next one', location: other },
  ]);
  await world.addCalendar(ben);
  await world.dm(ben, 'Send Stand-in to *Asked about*');
  await world.dm(ben, 'Send Stand-in to *The next one*');
  expect(world.dms(ben).join()).not.toContain('already');
  await untilStates(world, 'proposed', 'live');
  await world.answer(ben, 'Send Stand-in to *The next one*', 'Send');
  await untilStates(world, 'proposed', 'live', 'scheduled');
});

test.runIf(inject('database') === 'postgres')(
  'with a second process there is still one reading, one card and one meeting',
  async () => {
    const world = await calendarWorld();
    const { slack, feeds, database } = world;
    const { ada } = slack.users;
    const config = readConfig({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PIKA_DEV_KEY: world.pika.devKey,
      PIKA_API_BASE_URL: world.pika.url,
      ENCRYPTION_KEY: world.key,
      PORT: '0',
    });
    const other = await startApp({
      pace: askedOften,
      config,
      log: createLog('silent', []),
      database,
      guard: { exempt: [feeds.url] },
    });
    try {
      feeds.set([{ uid: 'a', start: inMinutes(4) }]);
      const id = await world.addCalendar(ada);
      await world.dm(ada, 'Send Stand-in to');
      await Promise.all([world.readNow(id), world.askNow(id)]);
      await slack.idle();
      expect(world.dms(ada).filter((text) => text.includes('Send Stand-in to'))).toHaveLength(1);
      expect(world.dms(ada).filter((text) => text.includes('I can read'))).toHaveLength(1);
      expect(feeds.journal.entries.length).toBeLessThanOrEqual(2);
      await world.answer(ada, 'Send Stand-in to', 'Send');
      await untilStates(world, 'scheduled');
    } finally {
      await other.stop();
    }
  },
);
