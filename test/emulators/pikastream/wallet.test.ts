import { expect, test } from 'vitest';
import { jsonOf } from './client.ts';
import { emulator } from './emulator.ts';

/** A clock that stands until it is moved. */
function handClock() {
  let time = Date.parse('2026-04-01T09:00:00Z');
  return {
    now: () => time,
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
  };
}

test('the wallet goes down with every started second of every active session, in whole credits', async () => {
  const clock = handClock();
  const { pika, client } = await emulator({ balance: 1000, creditsPerMinute: 30, now: clock.now });
  const id = await client.createdId();
  await client.createdId({ meet_url: 'https://meet.google.com/xyz-wxyz-xyz' });
  clock.pass(59.5);
  expect(await client.balance()).toBe(940);
  await client.remove(id);
  clock.pass(60.5);
  expect(await client.balance()).toBe(910);
  expect(pika.sessions.map(({ billedSeconds }) => billedSeconds)).toEqual([60, 120]);
});

test('it can bill by the started minute', async () => {
  const clock = handClock();
  const { client } = await emulator({ creditsPerMinute: 30, billingStepSeconds: 60, now: clock.now });
  await client.createdId();
  clock.pass(61);
  expect(await client.balance()).toBe(2000 - 60);
});

test('with an empty wallet sessions fail, and a new one answers 402', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId();
  pika.wallet.set(0);
  await pika.journal.waitFor((entry) => entry.kind === 'session' && entry.change === 'ended');
  expect(await jsonOf(client.status(id))).toMatchObject({
    status: 'error',
    error_message: 'Invalid API balance',
  });
  expect((await client.create()).status).toBe(402);
  expect(pika.sessions).toHaveLength(1);
});

test('the balance can be negative', async () => {
  const { client } = await emulator({ balance: -50 });
  expect(await client.balance()).toBe(-50);
});

test('a product is listed, gets a checkout, and is paid for there by a person', async () => {
  const products = [{ productId: 'p1', name: '500 credits', numCredits: 500 }];
  const { pika, client } = await emulator({ balance: 10, products });
  expect(await jsonOf(client.call('GET', '/developer/topup/products'))).toEqual({ products });
  const { checkout_url } = await jsonOf(client.postJson('/developer/topup', { product_id: 'p1' }));
  expect(await (await fetch(String(checkout_url))).text()).toContain('500 credits');
  expect(await client.balance()).toBe(10);
  await fetch(String(checkout_url), { method: 'POST' });
  expect(await client.balance()).toBe(510);
  expect(pika.violations).toEqual([]);
});

test('a product that is not for sale is a violation', async () => {
  const { pika, client } = await emulator();
  expect((await client.postJson('/developer/topup', { product_id: 'p9' })).status).toBe(422);
  expect(pika.violations).toHaveLength(1);
});
