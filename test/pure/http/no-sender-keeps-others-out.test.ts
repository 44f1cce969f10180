import { expect, onTestFinished, test } from 'vitest';
import { openConnection, serve } from '../../support/small-server.ts';
import { beginRequest, type Unfinished } from '../../support/unfinished.ts';

test('a sender refused by its headers sends no body', async () => {
  const { port } = await serve();

  expect(await beginRequest(port, { path: '/closed', headers: { 'content-length': '4000' } }).status).toBe(
    401,
  );
  expect(await beginRequest(port, { path: '/one', headers: { 'content-length': '4001' } }).status).toBe(413);
  const asking = await rawAnswer(
    port,
    'POST /closed HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 4000\r\n\r\n',
  );
  expect(asking).toMatch(/^HTTP\/1\.1 401 /);
  const wanted = await rawAnswer(
    port,
    'POST /one HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 4000\r\n\r\n',
  );
  expect(wanted).toMatch(/^HTTP\/1\.1 100 /);
});

test('unfinished bodies at one door leave the others their room', async () => {
  const server = await serve();
  const stalled = [];
  for (const sender of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
    stalled.push(await server.stall('/one', sender, 3_500));

  expect(await server.whole('/other', '192.0.2.1')).toBe(200);
  expect(stalled.map(({ answered }) => answered())).toEqual([undefined, undefined, undefined]);
});

test('a sender with more than its share loses its oldest body; another sender loses none', async () => {
  const server = await serve();
  const other = await server.stall('/one', '192.0.2.2', 3_000);
  const first = await server.stall('/one', '192.0.2.1', 3_000);
  const second = await server.stall('/one', '192.0.2.1', 2_000);

  const third = await server.stall('/one', '192.0.2.1', 2_000);

  expect(await first.status).toBe(503);
  expect([other, second, third].map(({ answered }) => answered())).toEqual([undefined, undefined, undefined]);
  expect(await server.whole('/one', '192.0.2.1')).toBe(200);
  for (const one of [other, third]) one.write('x'.repeat(one === other ? 1_000 : 2_000));
  expect([await other.status, await third.status]).toEqual([200, 200]);
});

test('with many senders, the one that has been sending longest makes room for a quick one', async () => {
  const server = await serve();
  const slow = [];
  for (let sender = 1; sender <= 4; sender++)
    slow.push(await server.stall('/one', `192.0.2.${sender}`, 2_700));

  expect(await server.whole('/one', '198.51.100.7')).toBe(200);
  expect(await slow[0]?.status).toBe(503);
});

test('requests without a byte of their body are counted too', async () => {
  const server = await serve();
  const empty: Unfinished[] = [];
  for (let index = 0; index < 20; index++) empty.push(await server.stall('/one', '192.0.2.1', 0));

  const refused = () => empty.filter(({ answered }) => answered() === 503).length;
  await expect.poll(refused).toBe(16);
  expect(await server.whole('/one', '192.0.2.1')).toBe(200);
  expect(await server.whole('/one', '192.0.2.2')).toBe(200);
});

test('a body sent byte by byte counts with the memory that it takes', async () => {
  const server = await serve();
  const crumbs = beginRequest(server.port, { path: '/one' });
  for (let index = 0; index < 200; index++) crumbs.write('x');

  expect(await crumbs.status).toBe(503);
  expect(server.held.bytes).toBe(0);
});

test('a body that stops coming is cut off, one that is quick enough is not', async () => {
  const server = await serve({ rate: { everyMs: 100, minBytes: 1 } });
  const stalled = await server.stall('/one', '192.0.2.1', 3_000);
  const steady = await server.stall('/one', '192.0.2.2', 1_000);
  const feed = setInterval(() => steady.write('x'.repeat(500)), 30);
  onTestFinished(() => clearInterval(feed));

  expect(await stalled.status).toBe(408);
  expect(await steady.status).toBe(200);
});

test('HEAD is answered like GET without the body; a wrong method says which are right', async () => {
  const { port } = await serve();
  const url = `http://127.0.0.1:${port}`;
  const head = await fetch(`${url}/look`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', '']);
  const wrong = await fetch(`${url}/look`, { method: 'PUT' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect((await fetch(`${url}/one`, { method: 'HEAD' })).status).toBe(405);
});

/** The first that comes back on a connection. */
async function rawAnswer(port: number, head: string): Promise<string> {
  const socket = await openConnection(port);
  socket.write(head);
  return new Promise((resolve) => socket.once('data', (data) => resolve(String(data))));
}
