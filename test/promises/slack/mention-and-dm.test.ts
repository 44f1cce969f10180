import { expect, test } from 'vitest';
import { isCard, letInAtOnce, outbox, waitForCard, waitForReply } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const patient = { settings: { JOIN_UNDO_SECONDS: '600' }, pika: { script: letInAtOnce } };

test('a mention of the app and a DM with a link join without the wait, once each', async () => {
  const world = await startWorld(patient);
  const { slack, pika } = world;
  const { general } = slack.channels;

  const mention = await slack.post({
    channel: general.id,
    text: `<@${slack.botUserId}> https://meet.google.com/abc-defg-hij`,
  });
  const dm = await slack.post({
    channel: slack.users.ben.dm,
    user: slack.users.ben.id,
    text: 'https://meet.google.com/bbb-bbbb-bbb',
  });

  expect(mention.deliveries.map(({ type, ok }) => [type, ok])).toEqual([
    ['message', true],
    ['app_mention', true],
  ]);
  expect((await waitForCard(world, 'abc-defg-hij', 'is connected')).threadTs).toBe(mention.ts);
  expect(await waitForCard(world, 'bbb-bbbb-bbb', 'is connected')).toMatchObject({
    channel: slack.users.ben.dm,
    threadTs: dm.ts,
  });
  expect(pika.sessions).toHaveLength(2);
  expect(slack.messages(general.id).filter((message) => isCard(message))).toHaveLength(1);
});

test('an almost-link gets no reaction in a channel; in a mention, DM or command the answer shows the right form', async () => {
  const world = await startWorld(patient);
  const { slack } = world;
  const almost = 'https://meet.google.com/x/abc-defg-hij';
  const user = slack.users.ada.id;

  await slack.post({ channel: slack.channels.general.id, user, text: almost });
  expect(await outbox(world)).toEqual([]);

  const dm = await slack.post({ channel: slack.users.ada.dm, user, text: almost });
  const answer = await waitForReply(world, dm.ts, 'can’t join');
  expect(answer.text).toContain('Did you mean `https://meet.google.com/abc-defg-hij`?');
  const mention = await slack.post({
    channel: slack.channels.general.id,
    user,
    text: `<@${slack.botUserId}> join https://meet.google.com/lookup/standup`,
  });
  await waitForReply(world, mention.ts, 'Use one like `https://meet.google.com/abc-defg-hij`');
  const hello = await slack.post({ channel: slack.users.ada.dm, user, text: 'hello?' });
  await waitForReply(world, hello.ts, 'a Google Meet link');

  const typed = await slack.command({ channel: slack.channels.general.id, user, text: `join ${almost}` });
  expect(typed.text).toContain('Did you mean `https://meet.google.com/abc-defg-hij`?');
  // A mention comes as two events; it is answered once.
  expect(await outbox(world)).toHaveLength(3);
  expect(await world.meetings()).toEqual([]);
});

test('a Zoom link with a passcode goes to PikaStream as Zoom, and Slack does not show the passcode again', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;

  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    text: 'https://us02web.zoom.us/j/81234567890?pwd=s3cr3tPass.1',
  });

  await waitForCard(world, 'Zoom 81234567890', 'is connected');
  expect(pika.sessions).toMatchObject([
    {
      platform: 'zoom',
      password: 's3cr3tPass.1',
      meetUrl: 'https://us02web.zoom.us/j/81234567890?pwd=s3cr3tPass.1',
    },
  ]);
  const [, ...ours] = slack.messages(slack.channels.general.id, ts);
  expect(ours.length).toBeGreaterThan(0);
  expect(JSON.stringify(ours)).not.toContain('s3cr3tPass');
  expect(JSON.stringify(world.log)).not.toContain('s3cr3tPass');
});
