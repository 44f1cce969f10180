import { expect, test } from 'vitest';
import { clientOf, jsonOf } from './client.ts';
import { emulator } from './emulator.ts';

test.for([
  ['no key', {}],
  ['another scheme', { authorization: 'Bearer dk_emulated_0123456789' }],
  ['a wrong key', { authorization: 'DevKey dk_wrong' }],
] as const)('with %s: 401, and a violation', async ([, headers]) => {
  const { pika } = await emulator();
  const response = await fetch(`${pika.url}/developer/balance`, { headers });
  expect(response.status).toBe(401);
  expect(pika.violations).toHaveLength(1);
});

test('an unknown route is 404, a wrong method 405, and both are violations', async () => {
  const { pika, client } = await emulator();
  expect((await client.call('GET', '/proxy/realtime/sessions')).status).toBe(404);
  expect((await client.call('PUT', '/developer/balance')).status).toBe(405);
  expect(pika.violations).toHaveLength(2);
});

test('realtime calls must name the skill', async () => {
  const { pika } = await emulator();
  await fetch(`${pika.url}/proxy/realtime/session/x`, {
    headers: { authorization: `DevKey ${pika.devKey}` },
  });
  expect(pika.violations).toEqual([expect.stringContaining('X-Skill-Name')]);
});

test('the journal has each request with its response, and never the key', async () => {
  const { pika, client } = await emulator();
  const id = await client.createdId({ system_prompt: 'Be brief.' });
  await client.status(id);
  const created = await pika.journal.waitFor(
    (entry) => entry.kind === 'request' && entry.route === 'session.create',
  );
  expect(created).toMatchObject({
    method: 'POST',
    fields: { bot_name: 'Ada', system_prompt: 'Be brief.' },
    files: { image: { filename: 'avatar.png', type: 'image/png', bytes: expect.any(Number) } },
  });
  const responses = pika.journal.entries.filter(({ kind }) => kind === 'response');
  expect(responses).toMatchObject([
    { route: 'session.create', status: 200, worked: true, fault: undefined },
    { route: 'session.status', status: 200 },
  ]);
  expect(JSON.stringify(pika.journal.entries)).not.toContain(pika.devKey);
});

test('answers can come wrapped', async () => {
  const { pika } = await emulator({ wrap: true, balance: 700 });
  const answer = await jsonOf(clientOf(pika).call('GET', '/developer/balance'));
  expect(answer).toEqual({ data: { balance: 700 } });
});
