import { expect, test } from 'vitest';
import { answers, worksAndHangs, worksButAnswers } from '../../sandbox/pikastream/fault-effects.ts';
import { cardAtEnd, comesIn, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

test('a stop before PikaStream was asked: nothing starts, nothing is paid', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' }, pika: { balance: 10 } });
  const { slack, pika } = world;
  const { general, standup, private: leads } = slack.channels;

  const proposed = await paste(world, { channel: general.id });
  await proposed.press('Don’t join', slack.users.ben.id);
  await proposed.reads(inOrder('didn’t join*', '@Ben chose', 'Cost nothing'));

  const command = await paste(world, { channel: standup.id });
  await command.reads('[Join now]');
  await slack.command({ user: slack.users.ada.id, channel: standup.id, text: 'leave' });
  await command.reads(inOrder('didn’t join*', '@Ada asked'));

  const hold = pika.faults.hold('balance');
  const checking = await paste(world, { channel: leads.id });
  await checking.press('Join now');
  await checking.press('Stop');
  await checking.reads(inOrder('didn’t join*', '@Ada pressed Stop'));
  hold.release();

  await expect.poll(() => requestsTo(world, 'balance')).toBe(1);
  expect((await world.meetings()).map(({ state, nextRunAt }) => [state, nextRunAt])).toEqual(
    [0, 1, 2].map(() => ['cancelled', null]),
  );
  expect(requestsTo(world, 'session.create')).toBe(0);
});

test('a stop while the session is requested: the session ends as soon as it’s there', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const hold = pika.faults.hold('session.create');
  const thread = await paste(world);
  await pika.journal.waitFor((entry) => entry.kind === 'request' && entry.route === 'session.create');
  await thread.press('Stop', slack.users.ben.id);
  await thread.reads('*Stopping.*');
  hold.release();

  const { session } = await sessionFor(world);
  await thread.reads(
    inOrder(/^Stand-in \(AI\) couldn’t join/, '@Ben pressed Stop', /waited \d s/, /about \$0\.0\d/),
  );
  expect(session).toMatchObject({ status: 'closed', deletes: 1 });
  expect(thread.cardStates().join()).not.toContain('is connecting');
});

test('anyone in the channel stops a session by button or command, connecting or connected', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { general, standup } = slack.channels;

  const joining = await paste(world, { channel: general.id });
  const first = await sessionFor(world);
  await joining.reads('is connecting');
  await joining.press('Stop', slack.users.cleo.id);
  await joining.reads(/^Stand-in \(AI\) couldn’t join.* @Cleo pressed Stop/);
  expect(first.session).toMatchObject({ status: 'closed', deletes: 1 });

  const call = 'https://meet.google.com/zzz-zzzz-zzz';
  const live = await paste(world, { channel: standup.id, text: call });
  const second = await comesIn(world, live, call);
  const answer = await slack.command({
    user: slack.users.ben.id,
    channel: standup.id,
    text: `leave ${call}`,
  });
  expect(answer.text).toContain('Leaving the call');
  await live.reads(cardAtEnd('@Ben asked', '\\d+ s, about \\$0\\.\\d\\d'));
  expect(second.session).toMatchObject({ status: 'closed', deletes: 1 });
});

test('a stop while it’s unclear whether a session started dismisses it', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  pika.faults.add({ route: 'session.create', effect: worksButAnswers(504) });
  const thread = await paste(world);
  await thread.reads(/couldn’t confirm.*\[Retry\]/s);
  await slack.command({ user: slack.users.ben.id, channel: thread.channel, text: 'leave' });
  await thread.reads(inOrder('Couldn’t confirm', '@Ben dismissed', 'Cost unknown'));
  for (const { id } of pika.liveSessions()) pika.control(id).endCall();
});

test('a stop that PikaStream doesn’t answer is repeated until it’s confirmed', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  pika.faults.add({ route: 'session.delete', effect: answers(502) });
  pika.faults.add({ route: 'session.delete', effect: worksAndHangs });
  await thread.press('Stop');
  await expect.poll(() => requestsTo(world, 'session.delete')).toBe(2);
  await thread.reads('*Stand-in (AI) is leaving*');
  // The second was heard, its answer never came, and the process that waits for it is replaced.
  await world.restart();
  await world.elapse(0.5);
  await thread.reads(cardAtEnd('@Ada pressed Stop'));
  expect(session).toMatchObject({ status: 'closed', deletes: 1 });
});
