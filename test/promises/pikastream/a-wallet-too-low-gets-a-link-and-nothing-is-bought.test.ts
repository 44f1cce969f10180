import { expect, test } from 'vitest';
import { answers, withoutBalance } from '../../sandbox/pikastream/fault-effects.ts';
import { type Conversation, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld, type World } from '../../support/world.ts';

const products = [
  { productId: 'prod_1000', name: '1,000 credits', numCredits: 1000 },
  { productId: 'prod_50', name: '50 credits', numCredits: 50 },
  { productId: 'prod_150', name: '150 credits', numCredits: 150 },
];

/** Nobody pays but a person on the checkout page. */
function nothingBought(world: World): void {
  expect(requestsTo(world, 'checkout.pay')).toBe(0);
  expect(
    world.pika.journal.entries.filter(
      (entry) => entry.kind === 'wallet' && entry.because.startsWith('topped'),
    ),
  ).toEqual([]);
}

async function checkoutOf(world: World, thread: Conversation): Promise<string> {
  const { ts } = await thread.reads('watch the balance');
  const shown = world.slack.messages(thread.channel, thread.ts).find((message) => message.ts === ts);
  const url = /"url":"([^"]+)"/.exec(JSON.stringify(shown?.blocks))?.[1];
  return String(url);
}

test('with too few credits, the smallest top-up that covers a call is offered, and Stand-in joins once it’s there', async () => {
  const world = await startWorld({ pika: { balance: 60, products } });
  const { pika } = world;
  const thread = await paste(world);
  await thread.reads(
    inOrder('has 60 credits', 'takes 100', ': 50 credits', /until \d\d:\d\d/, 'never buy', '\n[Top up'),
  );
  await thread.reads(/\*Waiting for a top-up\*.*\[Top up.*\[Stop\]/s);
  expect(await checkoutOf(world, thread)).toBe(`${pika.url}/checkout/prod_50`);
  nothingBought(world);

  await fetch(await checkoutOf(world, thread), { method: 'POST' });
  await world.elapse(0.2);
  await sessionFor(world);
  await thread.reads('is connecting');
});

test('when nobody tops up, it gives up after five minutes and says why; Stop works before', async () => {
  const world = await startWorld({ pika: { balance: 0, products } });
  const { slack } = world;
  const { general, standup } = slack.channels;
  const waits = await paste(world, { channel: general.id });
  await waits.reads(': 150 credits');
  const stopped = await paste(world, { channel: standup.id, text: 'https://meet.google.com/zzz-zzzz-zzz' });
  await stopped.reads('watch the balance');
  await stopped.press('Stop');
  await stopped.reads(inOrder('didn’t join*', '@Ada pressed Stop', 'Cost nothing'));

  await world.elapse(5);
  await waits.reads(
    inOrder(
      /^Stand-in \(AI\) couldn’t join/,
      'too few credits',
      'no top-up',
      'cost nothing',
      'pika.me/dev',
      '\n[Retry]',
    ),
  );
  expect(requestsTo(world, 'session.create')).toBe(0);
  nothingBought(world);
});

test('a balance below zero counts, and the largest top-up is offered where none is enough', async () => {
  const world = await startWorld({ pika: { balance: -2000, products, endWhenEmpty: false } });
  const thread = await paste(world);
  await thread.reads(/-2000 credits; .* 1,000 credits \(1000 credits\)/);
  expect(requestsTo(world, 'session.create')).toBe(0);
});

test('402 means too few credits, and the thread names no number that isn’t known', async () => {
  const world = await startWorld({ pika: { products } });
  const { pika, slack } = world;
  const always = pika.faults.add({ route: 'balance', effect: answers(402), times: Number.POSITIVE_INFINITY });
  const thread = await paste(world);
  await thread.reads(inOrder('too few credits', 'takes 100', ': 150 credits'));
  always.remove();
  await world.elapse(0.2);
  await sessionFor(world);

  // Enough when it was asked, not any more when the session was.
  const call = 'https://meet.google.com/zzz-zzzz-zzz';
  pika.faults.add({ route: 'session.create', effect: answers(402, { message: 'Invalid API balance' }) });
  const late = await paste(world, { text: call, channel: slack.channels.standup.id });
  await late.reads(
    inOrder(/^Stand-in \(AI\) couldn’t join/, 'too few credits', 'cost nothing', 'pika.me/dev', '\n[Retry]'),
  );
  expect(requestsTo(world, 'session.create')).toBe(2);
  nothingBought(world);
});

test('without a readable balance nobody joins', async () => {
  const world = await startWorld();
  const { pika, slack } = world;
  pika.faults.add({ route: 'balance', effect: withoutBalance, times: Number.POSITIVE_INFINITY });
  const thread = await paste(world);
  await thread.reads('*Checking the wallet*');
  await world.elapse(1);
  await thread.reads(
    inOrder(/^Stand-in \(AI\) couldn’t join/, 'couldn’t read', 'cost nothing', 'pika.me/dev', '*Retry*'),
  );
  expect(requestsTo(world, 'session.create')).toBe(0);

  pika.faults.clear();
  pika.faults.add({ route: 'balance', effect: answers(500) });
  const passing = await paste(world, { channel: slack.channels.standup.id });
  await expect.poll(() => requestsTo(world, 'balance')).toBeGreaterThan(2);
  await world.elapse(0.1);
  await passing.reads('is connecting');
});

test('the wallet runs out in mid-call: the thread says so, with a way on', async () => {
  const world = await startWorld({ pika: { balance: 110 } });
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
  session.admit();
  await thread.reads('*Stand-in (AI) is in the call*');
  await world.elapse(5);
  await thread.reads(
    inOrder(/^Stand-in \(AI\) left/, 'too few credits', /5 min, about \$1\.3\d/, 'pika.me/dev', '[Retry]'),
  );
  expect(session.session.deletes).toBe(1);
});
