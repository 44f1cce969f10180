import { expect, test } from 'vitest';
import { startWorld } from '../../support/world.ts';

test('a link pasted before a long absence isn’t joined when nobody expects Stand-in any more', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '300' } });
  const { slack, pika } = world;
  const { general } = slack.channels;
  const { ts } = await slack.post({ channel: general.id, text: '<https://meet.google.com/abc-defg-hij>' });
  const card = await slack.waitForMessage((message) => message.own && message.threadTs === ts);
  await expect.poll(async () => (await world.meetings())[0]?.cardPostedAt ?? null).not.toBeNull();

  await world.app.stop();
  await world.elapse(60);
  await world.restart();

  await slack.waitForMessage((message) => message.ts === card.ts && message.text.includes('too late'));
  expect(pika.sessions).toEqual([]);
});
