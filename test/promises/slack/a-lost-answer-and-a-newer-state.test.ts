import { expect, test } from 'vitest';
import { press } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

test('a card whose answer was lost is found again, and brought up to date with what happened meanwhile', async () => {
  const { slack } = await startWorld({ settings: { JOIN_UNDO_SECONDS: '300' } });
  const { general } = slack.channels;
  slack.faults.loseAnswer('chat.postMessage', 1);

  const { ts } = await slack.post({ channel: general.id, text: '<https://meet.google.com/abc-defg-hij>' });
  const card = await slack.waitForMessage((message) => message.own && message.threadTs === ts);
  // The card can be read and pressed, although the app does not know yet that it was posted.
  await press({ slack }, slack.users.ben, card, 'Don’t join');

  await slack.waitForMessage(
    (message) => message.ts === card.ts && message.text.includes('chose Don’t join'),
  );
  expect(slack.messages(general.id, ts).filter((message) => message.own)).toHaveLength(1);
});
