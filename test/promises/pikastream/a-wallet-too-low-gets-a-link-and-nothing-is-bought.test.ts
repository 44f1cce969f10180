import { expect, test } from 'vitest';
import { answers, withoutBalance } from '../../sandbox/pikastream/fault-effects.ts';
import { type Conversation, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
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
  const { ts } = await thread.reads('I’ll watch the balance');
  const shown = world.slack.messages(thread.channel, thread.ts).find((message) => message.ts === ts);
  const url = /"url":"([^"]+)"/.exec(JSON.stringify(shown?.blocks))?.[1];
  return String(url);
}

test('too few credits: the smallest top-up that covers it is offered, and it joins once that is there', async () => {
  const world = await startWorld({ pika: { balance: 60, products } });
  const { pika } = world;
  const thread = await paste(world);
  await thread.reads(
    /^The PikaStream wallet has 60 credits; joining takes 100\. The smallest top-up that covers it: 50 credits\. I’ll watch the balance until .* I never buy credits for you\.\n\[Top up/,
  );
  await thread.reads(/\*Waiting for a top-up\*.*\[Top up.*\[Stop\]/s);
  expect(await checkoutOf(world, thread)).toBe(`${pika.url}/checkout/prod_50`);
  nothingBought(world);

  await fetch(await checkoutOf(world, thread), { method: 'POST' });
  await world.elapse(0.2);
  await sessionFor(world);
  await thread.reads('is connecting');
});

test('nobody tops up: it gives up after five minutes, in words, and Stop works before', async () => {
  const world = await startWorld({ pika: { balance: 0, products } });
  const { slack } = world;
  const { general, standup } = slack.channels;
  const waits = await paste(world, { channel: general.id });
  await waits.reads('The smallest top-up that covers it: 150 credits');
  const stopped = await paste(world, { channel: standup.id, text: 'https://meet.google.com/zzz-zzzz-zzz' });
  await stopped.reads('I’ll watch the balance');
  await stopped.press('Stop');
  await stopped.reads(/didn’t join\* .* @Ada pressed Stop\..*Cost nothing/s);

  await world.elapse(5);
  await waits.reads(
    /^Stand-in couldn’t join the call\. The PikaStream wallet has too few credits, and no top-up arrived in five minutes\. It cost nothing\. Top up at pika\.me\/dev .* then press \*Retry\*\.\n\[Retry\]/,
  );
  expect(requestsTo(world, 'session.create')).toBe(0);
  nothingBought(world);
});

test('below zero counts as what is missing; the largest where none is enough', async () => {
  const world = await startWorld({ pika: { balance: -2000, products, endWhenEmpty: false } });
  const thread = await paste(world);
  await thread.reads(/The PikaStream wallet has -2000 credits; .* 1,000 credits \(1000 credits\)/);
  expect(requestsTo(world, 'session.create')).toBe(0);
});

test('402 is too few, without a number that nobody knows', async () => {
  const world = await startWorld({ pika: { products } });
  const { pika, slack } = world;
  const always = pika.faults.add({ route: 'balance', effect: answers(402), times: Number.POSITIVE_INFINITY });
  const thread = await paste(world);
  await thread.reads(
    'The PikaStream wallet has too few credits; joining takes 100. The smallest top-up that covers it: 150',
  );
  always.remove();
  await world.elapse(0.2);
  await sessionFor(world);

  // Enough when it was asked, not any more when the session was.
  const call = 'https://meet.google.com/zzz-zzzz-zzz';
  pika.faults.add({ route: 'session.create', effect: answers(402, { message: 'Invalid API balance' }) });
  const late = await paste(world, { text: call, channel: slack.channels.standup.id });
  await late.reads(
    /^Stand-in couldn’t join the call\. The PikaStream wallet has too few credits\. It cost nothing\. Top up at .*\n\[Retry\]/,
  );
  expect(requestsTo(world, 'session.create')).toBe(2);
  nothingBought(world);
});

test('a balance that is not there, or not to be had, lets nobody in', async () => {
  const world = await startWorld();
  const { pika, slack } = world;
  pika.faults.add({ route: 'balance', effect: withoutBalance, times: Number.POSITIVE_INFINITY });
  const thread = await paste(world);
  await thread.reads('*Checking the wallet*');
  await world.elapse(1);
  await thread.reads(
    /^Stand-in couldn’t join the call\. I couldn’t read the PikaStream wallet .* so I started nothing\. It cost nothing\. Check the wallet at pika\.me\/dev .* then press \*Retry\*\./,
  );
  expect(requestsTo(world, 'session.create')).toBe(0);

  pika.faults.clear();
  pika.faults.add({ route: 'balance', effect: answers(500) });
  const passing = await paste(world, { channel: slack.channels.standup.id });
  await expect.poll(() => requestsTo(world, 'balance')).toBeGreaterThan(2);
  await world.elapse(0.1);
  await passing.reads('is connecting');
});

test('the wallet runs out in the call: it ends in those words, with a way on', async () => {
  const world = await startWorld({ pika: { balance: 110 } });
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
  session.admit();
  await thread.reads('*Stand-in is in the call*');
  await world.elapse(5);
  await thread.reads(
    /^Stand-in left the call\. The PikaStream wallet has too few credits\. It took 5 min, about \$1\.3\d\. Top up at .* then press \*Retry\*\..*\[Retry\]/s,
  );
  expect(session.session.deletes).toBe(1);
});
