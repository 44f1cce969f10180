import { expect, test } from 'vitest';
import { isCard, letInAtOnce, press, waitForCard, waitForReply } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';

function cards({ slack }: World) {
  return slack.messages(slack.channels.general.id).filter((message) => isCard(message));
}

test('a card whose answer was lost is found in its thread by its metadata, not posted again', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const lost = slack.faults.loseAnswer('chat.postMessage');

  await slack.post({ channel: slack.channels.general.id, text: url });

  await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(lost.hits).toBe(1);
  expect(cards(world)).toHaveLength(1);
});

test('a card that starts its own thread is found in the channel; the replies come under it', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
  const lost = slack.faults.loseAnswer('chat.postMessage');

  await slack.command({ ...place, text: url });
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  await press(world, slack.users.ada, card, 'Stop');

  await waitForReply(world, card.ts, 'made no notes');
  expect(lost.hits).toBe(1);
  expect(cards(world)).toHaveLength(1);
});

test('a reply is there once, even where Slack’s answers to it and to the look-up are lost', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ts } = await slack.post({ channel: slack.channels.general.id, text: url });
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  slack.faults.loseAnswer('chat.postMessage');
  slack.faults.loseAnswer('conversations.replies');

  await press(world, slack.users.ada, card, 'Stop');

  await waitForCard(world, 'abc-defg-hij', 'attended');
  await expect
    .poll(
      () =>
        slack.journal.entries.filter(
          (entry) => entry.kind === 'api' && entry.method === 'conversations.replies',
        ).length,
    )
    .toBe(2);
  const replies = slack
    .messages(slack.channels.general.id, ts)
    .filter(({ text }) => text.includes('made no notes'));
  expect(replies).toHaveLength(1);
});

test('a post that never arrived is sent again once the look-up finds none', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  slack.faults.add({ method: 'chat.postMessage', effect: { kind: 'refuse_connection' } });
  slack.faults.failHttp('chat.postMessage', 502);

  await slack.post({ channel: slack.channels.general.id, text: url });

  await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(cards(world)).toHaveLength(1);
});

test('an edit whose answer was lost is made again and ends with the newest state', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const lost = slack.faults.loseAnswer('chat.update', 2);

  await slack.post({ channel: slack.channels.general.id, text: url });

  await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(lost.hits).toBe(2);
  expect(cards(world)).toHaveLength(1);
});
