import { expect, test } from 'vitest';
import { comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

const reported = /^The wallet went down/;

test('a wallet that fell by a minute more than we counted is reported', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  await world.elapse(10);
  // Ten minutes at 27.5 credits a minute, and three more that nobody saw.
  pika.wallet.set(pika.wallet.balance() - 83);
  session.endCall();
  await thread.reads(inOrder(reported, '13 minutes', '10 minutes'));
  await thread.reads('made no notes');
});

test('a bill that agrees to a minute isn’t mentioned', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  await world.elapse(10);
  pika.wallet.set(pika.wallet.balance() - 20);
  session.endCall();
  await thread.reads('made no notes');
  expect(thread.ours().filter((text) => reported.test(text))).toEqual([]);
  expect(world.log.filter(({ msg }) => msg === 'compared the wallet with the ledger')).toHaveLength(1);
});

test('the bill isn’t mentioned where it can’t be told: with two sessions at once, or a top-up', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const call = 'https://meet.google.com/zzz-zzzz-zzz';
  const first = await paste(world);
  const second = await paste(world, { text: call, channel: slack.channels.standup.id });
  const one = await comesIn(world, first);
  const two = await comesIn(world, second, call);
  await world.elapse(10);
  one.endCall();
  two.endCall();
  await first.reads('made no notes');
  await second.reads('made no notes');

  const third = await paste(world);
  const three = await sessionFor(world, undefined, 2);
  three.emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
  three.admit();
  await third.reads('*Stand-in (AI) is in the call*');
  await world.elapse(10);
  pika.wallet.topUp(500);
  three.endCall();
  await third.reads('made no notes');

  const said = [first, second, third].flatMap((thread) => thread.ours());
  expect(said.filter((text) => reported.test(text))).toEqual([]);
  expect(world.log.filter(({ msg }) => msg === 'compared the wallet with the ledger')).toEqual([]);
});
