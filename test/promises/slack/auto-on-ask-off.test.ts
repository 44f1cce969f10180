import { expect, test } from 'vitest';
import {
  buttonsOf,
  letInAtOnce,
  outbox,
  press,
  untilCardsAreKnown,
  untilStates,
  waitForCard,
} from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const link = 'https://meet.google.com/abc-defg-hij';

test('ask: the card waits for Join now, however long the undo window is', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
  await slack.command({ ...place, text: 'auto ask' });

  await slack.post({ ...place, text: link });
  const card = await waitForCard(world, 'abc-defg-hij', 'Waiting for someone');
  expect(buttonsOf(card)).toEqual(['Join now', 'Don’t join', 'Brief']);
  await untilCardsAreKnown(world);
  await world.elapse(60);
  await untilStates(world, 'proposed');
  expect(pika.sessions).toEqual([]);

  await press(world, slack.users.ben, card, 'Join now');
  await waitForCard(world, 'abc-defg-hij', 'is connected');
});

test('ask: a card that nobody answers expires and says so', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
  await slack.command({ ...place, text: 'auto ask' });
  await slack.post({ ...place, text: link });
  await waitForCard(world, 'abc-defg-hij', 'Waiting for someone');

  await untilCardsAreKnown(world);
  await world.elapse(12 * 60 + 1);

  await waitForCard(world, 'abc-defg-hij', 'Nobody pressed');
  expect(pika.sessions).toEqual([]);
});

test('off: links that people or apps paste do nothing in that channel; commands and mentions still work', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { general, standup } = slack.channels;
  const user = slack.users.ada.id;
  await slack.command({ channel: general.id, user, text: 'auto off' });

  await slack.post({ channel: general.id, user, text: link });
  await slack.post({ channel: general.id, bot: slack.calendarBot, text: link });
  expect(await world.meetings()).toEqual([]);
  expect(await outbox(world)).toEqual([]);

  await slack.post({ channel: standup.id, user, text: 'https://meet.google.com/bbb-bbbb-bbb' });
  await waitForCard(world, 'bbb-bbbb-bbb', 'is connected');
  await slack.post({ channel: general.id, user, text: `<@${slack.botUserId}> ${link}` });
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await slack.command({ channel: general.id, user, text: 'join https://meet.google.com/ccc-cccc-ccc' });
  await waitForCard(world, 'ccc-cccc-ccc', 'is connected');
  await untilStates(world, 'live', 'live', 'live');
});
