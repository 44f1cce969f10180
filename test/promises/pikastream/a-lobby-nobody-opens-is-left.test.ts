import { expect, test } from 'vitest';
import { paste, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

test('nobody lets Stand-in in: a hint after a minute, and after three it leaves', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.setStatus('connecting', { videoWorkerConnected: true });
  await thread.reads('is connecting');

  await world.elapse(1);
  await thread.reads('waiting to be let in');
  await thread.reads(inOrder('People', 'Waiting to join', 'Admit'));
  expect(pika.liveSessions()).toHaveLength(1);

  await world.elapse(2);
  await thread.reads(
    inOrder(/^Stand-in \(AI\) couldn’t join/, 'Nobody let it in', /3 min, which cost about \$0\.8\d/),
  );
  await thread.reads(/couldn’t join\* abc-defg-hij .* Nobody let it in/);
  expect(session.session).toMatchObject({ status: 'closed', deletes: 1 });
  expect(session.session.billedSeconds).toBeLessThan(3 * 60 + 30);
  expect(thread.ours().join()).not.toMatch(/left the call|attended|recap/);
  expect(await world.meetings()).toMatchObject([{ state: 'done', endReason: 'lobby_timeout' }]);
});

test('someone lets Stand-in in after the hint, and it stays', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await sessionFor(world);
  await thread.reads('is connecting');
  await world.elapse(1.5);
  await thread.reads('waiting to be let in');

  session.admit();
  await thread.reads('is connected');
  await world.elapse(5);
  session.emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
  await thread.reads('is in the call');
  expect(session.session).toMatchObject({ status: 'ready', deletes: 0 });
});

test('the host declines: the thread says so and what it cost', async () => {
  const world = await startWorld();
  const { slack } = world;
  const closed = await paste(world);
  (await sessionFor(world)).endCall('denied');
  await closed.reads(
    inOrder(
      /^Stand-in \(AI\) couldn’t join/,
      'wasn’t let in',
      /\d+ s, which cost about \$0\.\d\d/,
      'Ask the host',
      '\n[Retry]',
    ),
  );

  const call = 'https://meet.google.com/zzz-zzzz-zzz';
  const failed = await paste(world, { text: call, channel: slack.channels.standup.id });
  (await sessionFor(world, call)).fail('Join request was denied by the host');
  await failed.reads(
    inOrder(
      /^Stand-in \(AI\) couldn’t join/,
      'PikaStream',
      '“Join request was denied by the host”',
      '\n[Retry]',
    ),
  );
  expect(world.pika.liveSessions()).toEqual([]);
});
