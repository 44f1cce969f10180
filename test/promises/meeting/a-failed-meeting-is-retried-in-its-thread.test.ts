import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

test('Retry sends Stand-in again in the same thread, once, even if two people press', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack, pika } = world;
  pika.faults.add({ route: 'session.create', effect: answers(422, { message: 'no' }) });
  const thread = await paste(world);
  await thread.press('Join now');
  const failed = await thread.reads(/^Stand-in \(AI\) couldn’t join.*\[Retry\]/s);

  const press = (user: string) =>
    slack.press({ user, channel: thread.channel, messageTs: failed.ts, actionId: 'meeting_retry' });
  await Promise.all([press(slack.users.ben.id), press(slack.users.cleo.id)]);
  // A person pressed for it: no time to undo.
  const { session } = await sessionFor(world);
  await thread.reads(/is connecting\*.*Asked by @(Ben|Cleo)/s);
  await slack.waitForEphemeral(({ text }) => text.includes('already retried'));
  expect(requestsTo(world, 'session.create')).toBe(2);
  expect(pika.sessions).toEqual([session]);
  const meetings = await world.meetings();
  expect(meetings.map(({ threadTs, limitMinutes }) => [threadTs, limitMinutes])).toEqual([
    [thread.ts, 60],
    [thread.ts, 60],
  ]);
});

test('a Retry that is refused can be pressed again', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { ada } = slack.users;
  pika.faults.add({ route: 'session.create', effect: answers(422) });
  const thread = await paste(world);
  await thread.reads(/^Stand-in \(AI\) couldn’t join/);
  await slack.command({ user: ada.id, channel: thread.channel, text: 'budget 1' });
  await thread.press('Retry');
  await thread.reads(inOrder('I started nothing', 'this channel', '$1.00'));
  await slack.command({ user: ada.id, channel: thread.channel, text: 'budget 100' });
  await thread.press('Retry');
  await thread.reads('is connecting');
});

test('after a command, Retry goes on in the thread under its card', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { general } = slack.channels;
  pika.faults.add({ route: 'session.create', effect: answers(422) });
  await slack.command({
    user: slack.users.ada.id,
    channel: general.id,
    text: 'join https://meet.google.com/abc-defg-hij for 20',
  });
  const card = await slack.waitForMessage(({ text, own }) => own && text.includes('couldn’t join'), {
    current: true,
  });
  const failed = await slack.waitForMessage(
    ({ threadTs, text }) => threadTs === card.ts && text.includes('refused the request'),
  );
  await slack.press({
    user: slack.users.ada.id,
    channel: general.id,
    messageTs: failed.ts,
    buttonText: 'Retry',
  });
  await slack.waitForMessage(({ threadTs, text }) => threadTs === card.ts && text.includes('is connecting'));
  expect((await world.meetings()).map(({ limitMinutes }) => limitMinutes)).toEqual([20, 20]);
});

test('after nobody let Stand-in in, Retry knocks again', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  await sessionFor(world);
  await thread.reads('is connecting');
  await world.elapse(3);
  await thread.reads(/^Stand-in \(AI\) couldn’t join.* Nobody let it in/);
  await thread.press('Retry');
  const second = await sessionFor(world, undefined, 2);
  second.admit();
  await thread.reads('*Stand-in (AI) is connected*');
});
