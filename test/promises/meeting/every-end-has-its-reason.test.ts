import { expect, test } from 'vitest';
import { cardAtEnd, comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

test('the thread says whether the call ended, everyone left or the session broke', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { general, standup, private: leads } = slack.channels;

  const over = await paste(world, { channel: general.id });
  (await comesIn(world, over)).endCall();

  const secondCall = 'https://meet.google.com/bbb-bbbb-bbb';
  const alone = await paste(world, { channel: standup.id, text: secondCall });
  const left = await comesIn(world, alone, secondCall);
  left.emit({ type: 'participant.left', participant: { name: 'Priya Nair' } });

  const thirdCall = 'https://meet.google.com/ccc-cccc-ccc';
  const broken = await paste(world, { channel: leads.id, text: thirdCall });
  (await comesIn(world, broken, thirdCall)).fail('Worker disconnected unexpectedly');
  await world.elapse(0.1);

  await over.reads(cardAtEnd('The call ended', '\\d+ s, about \\$0\\.\\d\\d'));
  await broken.reads(
    inOrder(
      /^Stand-in \(AI\) left/,
      'PikaStream',
      '“Worker disconnected unexpectedly”',
      '*Retry*',
      /\n\[Retry\]/,
    ),
  );
  await expect.poll(async () => (await world.meetings())[1]?.aloneSince).toBeTruthy();
  expect(left.session.status).toBe('ready');
  await world.elapse(2);
  await alone.reads(cardAtEnd('Everyone else left', '2 min, about \\$0\\.\\d\\d'));
  expect(left.session).toMatchObject({ status: 'closed', deletes: 1 });

  // The broken one can be sent again at once, while its notes are still being looked for.
  await broken.press('Retry');
  const again = await sessionFor(world, thirdCall, 2);
  await broken.reads('is connecting');
  expect(again.session.status).toBe('created');
});

test('Stand-in stays if someone comes back in time', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const { emit, session } = await comesIn(world, thread);
  emit({ type: 'participant.left', participant: { name: 'Priya Nair' } });
  await world.elapse(0.1);
  await expect.poll(async () => (await world.meetings())[0]?.aloneSince).toBeTruthy();
  emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
  await world.elapse(0.1);
  await expect.poll(async () => (await world.meetings())[0]?.aloneSince).toBeNull();
  await world.elapse(5);
  await thread.reads('5 min, about $1.');
  expect(session.status).toBe('ready');
});

test('when the app is removed in mid-call, Stand-in leaves and says why', async () => {
  const world = await startWorld();
  const { slack } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  await slack.faults.sendAppUninstalled();
  await thread.reads('removed from this workspace');
  await expect.poll(() => session.status).toBe('closed');
});
