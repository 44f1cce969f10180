import { expect, test } from 'vitest';
import {
  buttonsOf,
  isCard,
  letInAtOnce,
  press,
  untilCardsAreKnown,
  waitForCard,
  waitForReply,
} from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';

for (const error of ['invalid_blocks', 'msg_too_long', 'msg_blocks_too_long']) {
  test(`${error}: the card is posted once as plain text, and the meeting goes on`, async () => {
    const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' }, pika: { script: letInAtOnce } });
    const { slack } = world;
    const refused = slack.faults.fail('chat.postMessage', error);

    const { ts } = await slack.post({ channel: slack.channels.general.id, text: url });

    const first = await waitForCard(world, 'abc-defg-hij', 'joins');
    expect(first.blocks.map(({ type }) => type)).toEqual(['rich_text']);
    expect(refused.hits).toBe(1);
    // Later edits bring blocks and buttons back.
    await untilCardsAreKnown(world);
    await world.elapse(11);
    const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
    expect(buttonsOf(card)).toContain('Stop');
    expect(slack.messages(slack.channels.general.id, ts).filter((message) => isCard(message))).toHaveLength(
      1,
    );
  });
}

test('where Slack keeps refusing blocks, plain text says how to stop without a button', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const hasBlocks = ({ blocks }: Record<string, unknown>) => Array.isArray(blocks) && blocks.length > 0;
  slack.faults.fail('chat.postMessage', 'invalid_blocks', 100, hasBlocks);
  slack.faults.fail('chat.update', 'invalid_blocks', 100, hasBlocks);
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };

  const { ts } = await slack.post({ ...place, text: url });
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(buttonsOf(card)).toEqual([]);
  expect(card.text).toContain('/pika leave');

  await slack.command({ ...place, text: 'leave' });
  await waitForReply(world, ts, 'Stand-in (AI) left');
  expect(pika.liveSessions()).toEqual([]);
});

test('a thread whose first message is gone: its replies go to the channel instead', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { general } = slack.channels;
  const held = slack.faults.hold('chat.postMessage', { before: true });
  const { ts } = await slack.post({ channel: general.id, text: url });
  await slack.deleteMessage({ channel: general.id, ts });
  held.release();

  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(card.threadTs).toBeUndefined();
  await press(world, slack.users.ben, card, 'Stop');
  await waitForCard(world, 'abc-defg-hij', 'attended');
});

test('where Slack refuses a text, the newer one that came meanwhile is shown', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
  const held = slack.faults.hold('chat.postMessage', { before: true });
  slack.faults.fail('chat.postMessage', 'invalid_blocks');
  await slack.post({ ...place, text: url });
  await expect.poll(() => held.planted.hits).toBe(1);

  await slack.command({ ...place, text: 'leave' });
  held.release();

  await waitForCard(world, 'abc-defg-hij', 'didn’t join');
  expect(slack.messages(place.channel).filter((message) => isCard(message))).toHaveLength(1);
});
