import { expect, test } from 'vitest';
import {
  buttonsOf,
  letInAtOnce,
  press,
  untilCardsAreKnown,
  untilStates,
  waitForCard,
} from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const link = 'https://meet.google.com/abc-defg-hij';
const undo = { settings: { JOIN_UNDO_SECONDS: '600' }, pika: { script: letInAtOnce } };

test('Don’t join: nobody is sent, and the card says who decided', async () => {
  const world = await startWorld(undo);
  const { slack, pika } = world;
  const { ada, ben } = slack.users;
  await slack.post({ channel: slack.channels.general.id, user: ada.id, text: link });
  const card = await waitForCard(world, 'abc-defg-hij', 'unless someone');

  expect((await press(world, ben, card, 'Don’t join')).ok).toBe(true);

  const after = await waitForCard(world, 'abc-defg-hij', 'didn’t join');
  expect(after.text).toContain(`<@${ben.id}> chose Don’t join`);
  expect(after.text).toContain('Cost nothing');
  expect(buttonsOf(after)).toEqual([]);
  await world.elapse(11);
  await untilStates(world, 'cancelled');
  expect(pika.sessions).toEqual([]);
});

test('Join now skips the wait, and the card says who sent it', async () => {
  const world = await startWorld(undo);
  const { slack, pika } = world;
  const { ada, ben } = slack.users;
  await slack.post({ channel: slack.channels.general.id, user: ada.id, text: link });
  const card = await waitForCard(world, 'abc-defg-hij', 'joins');

  await press(world, ben, card, 'Join now');

  const after = await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(after.text).toContain(`Asked by <@${ada.id}>, sent by <@${ben.id}>`);
  expect(pika.sessions.map(({ meetUrl }) => meetUrl)).toEqual([link]);
});

test('nobody presses anything: Stand-in joins when the undo time is over, not before', async () => {
  const world = await startWorld(undo);
  const { slack, pika } = world;
  await slack.post({ channel: slack.channels.general.id, text: link });
  await waitForCard(world, 'abc-defg-hij', 'joins');
  await untilCardsAreKnown(world);
  await world.elapse(9);
  await untilStates(world, 'proposed');
  expect(pika.journal.entries).toEqual([]);

  await world.elapse(2);

  await waitForCard(world, 'abc-defg-hij', 'is connected');
});
