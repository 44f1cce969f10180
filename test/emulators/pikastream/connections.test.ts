import { expect, test } from 'vitest';
import { hangs } from '../../sandbox/pikastream/fault-effects.ts';
import { failure } from './client.ts';
import { emulator } from './emulator.ts';

test('close does not wait for a call that hangs', async () => {
  const { pika, client } = await emulator();
  pika.faults.add({ route: 'balance', effect: hangs });
  const request = failure(client.call('GET', '/developer/balance'));
  await pika.journal.waitFor((entry) => entry.kind === 'response');
  await pika.close();
  expect(await request).toBeInstanceOf(Error);
});

test('nobody is there: connections refused, then accepted again', async () => {
  const { pika, client } = await emulator();
  expect(await client.balance()).toBe(2000);
  await pika.faults.refuseConnections();
  expect(await failure(client.create())).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await pika.faults.acceptConnections();
  expect(await client.balance()).toBe(2000);
});

test('it closes also while it refuses connections', async () => {
  const { pika } = await emulator();
  await pika.faults.refuseConnections();
  await pika.close();
});

test('a connection is closed unheard', async () => {
  const { pika, client } = await emulator();
  pika.faults.dropConnections(true);
  expect(await failure(client.create())).toBeInstanceOf(Error);
  pika.faults.dropConnections(false);
  expect(await client.balance()).toBe(2000);
  expect(pika.sessions).toEqual([]);
});
