import { expect, test } from 'vitest';
import { press } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

test('a card that Slack shows late still gives its readers their whole time to undo', async () => {
  const { slack, pika, elapse, meetings } = await startWorld({ settings: { JOIN_UNDO_SECONDS: '30' } });
  const { general } = slack.channels;
  const held = slack.faults.hold('chat.postMessage', { before: true });

  const { ts } = await slack.post({ channel: general.id, text: '<https://meet.google.com/abc-defg-hij>' });
  await held.planted;
  await elapse(1);
  held.release();

  const card = await slack.waitForMessage((message) => message.own && message.threadTs === ts);
  await expect.poll(async () => (await meetings())[0]?.cardPostedAt ?? null).not.toBeNull();
  const [meeting] = await meetings();
  expect(meeting?.state).toBe('proposed');
  const left = (meeting?.proposedUntil?.getTime() ?? 0) - (meeting?.cardPostedAt?.getTime() ?? 0);
  expect(left).toBeGreaterThanOrEqual(29_000);

  await press({ slack }, slack.users.ben, card, 'Don’t join');
  await slack.waitForMessage(
    (message) => message.ts === card.ts && message.text.includes(`<@${slack.users.ben.id}> chose`),
  );
  expect(pika.sessions).toEqual([]);
});
