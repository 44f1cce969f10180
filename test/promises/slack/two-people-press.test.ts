import { expect, test } from 'vitest';
import { inOrder } from '../../support/in-order.ts';
import {
  goLive,
  letInAtOnce,
  press,
  untilStates,
  waitForCard,
  waitForReply,
} from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

test('two people press Stop: one session end, and the second is told who was first', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada, ben } = slack.users;
  const { card, ts } = await goLive(world);

  const answers = await Promise.all([press(world, ada, card, 'Stop'), press(world, ben, card, 'Stop')]);

  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  const [meeting] = await untilStates(world, 'done');
  const second = meeting?.stopRequestedBy === ada.id ? ben : ada;
  const whisper = await slack.waitForEphemeral(({ user }) => user === second.id);
  expect(whisper.text).toContain(`<@${meeting?.stopRequestedBy}> pressed Stop`);
  expect(slack.ephemerals).toHaveLength(1);
  await waitForReply(world, ts, 'Stand-in (AI) left');
  expect(pika.sessions.map(({ deletes }) => deletes)).toEqual([1]);
});

test('one person presses Join now, another Don’t join: the first counts, and the other is told', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' }, pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  await slack.post({ channel: slack.channels.general.id, text: 'https://meet.google.com/abc-defg-hij' });
  const card = await waitForCard(world, 'abc-defg-hij', 'joins');

  await press(world, ada, card, 'Join now');
  await press(world, ben, card, 'Don’t join');

  const whisper = await slack.waitForEphemeral(({ user }) => user === ben.id);
  expect(whisper.text).toMatch(inOrder(`<@${ada.id}> has already sent`, '*Stop*'));
  await waitForCard(world, 'abc-defg-hij', 'is connected');
});

test('a double click on Extend extends once; so do two people who press it together', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const { card, ts } = await goLive(world);
  const extend = 'Extend 15 min (+$4.13)';

  await Promise.all([
    press(world, ada, card, extend),
    press(world, ada, card, extend),
    press(world, ben, card, extend),
  ]);

  await waitForCard(world, 'abc-defg-hij', '75 min');
  await waitForReply(world, ts, 'now 75 min');
  const [meeting] = await world.meetings();
  expect(meeting?.limitMinutes).toBe(75);
  await expect.poll(() => slack.ephemerals.length).toBe(2);
  expect(slack.ephemerals[0]?.text).toMatch(inOrder('was first', '75 min'));
  const said = slack.messages(card.channel, ts).filter(({ text }) => text.includes('added 15 min'));
  expect(said).toHaveLength(1);
});

test('a button of an ended meeting starts nothing and says that it’s over, and why', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada, ben } = slack.users;
  const { card, ts } = await goLive(world);
  await world.elapse(58.5);
  const question = await waitForReply(world, ts, 'Should it stay?');
  await press(world, ada, card, 'Stop');
  await untilStates(world, 'done');

  await press(world, ben, question, 'Extend 15 min (+$4.13)');

  const whisper = await slack.waitForEphemeral(({ user }) => user === ben.id);
  expect(whisper.text).toMatch(inOrder('is over', `<@${ada.id}> pressed Stop`));
  await untilStates(world, 'done');
  expect(pika.liveSessions()).toEqual([]);
});
