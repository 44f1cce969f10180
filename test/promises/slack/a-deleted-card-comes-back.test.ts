import { expect, test } from 'vitest';
import { startWorld } from '../../support/world.ts';

test('a card with buttons that someone deletes is posted again', async () => {
  const { slack, elapse } = await startWorld();
  const { general } = slack.channels;
  const { ts } = await slack.post({ channel: general.id, text: '<https://meet.google.com/abc-defg-hij>' });
  const card = await slack.waitForMessage((message) => message.text.includes('is connecting'));

  await slack.deleteMessage({ channel: general.id, ts: card.ts });
  // The next thing to show is the hint about the lobby.
  await elapse(1);
  const again = await slack.waitForMessage(
    (message) =>
      message.own &&
      message.threadTs === ts &&
      message.ts !== card.ts &&
      message.text.includes('isn’t in yet'),
    { hoping: 'a new card' },
  );
  await slack.press({
    user: slack.users.ben.id,
    channel: general.id,
    messageTs: again.ts,
    buttonText: 'Stop',
  });
  await slack.waitForMessage((message) => message.ts === again.ts && message.text.includes('pressed Stop'));
  expect(
    slack.messages(general.id, ts).filter((message) => message.text.includes('pressed Stop')),
  ).not.toEqual([]);
});
