import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { HttpRequest } from '../../../src/http/server.ts';
import { openConnection, serve } from '../../support/small-server.ts';
import { beginRequest } from '../../support/unfinished.ts';

test('new connections take the place of those that have been idle longest', async () => {
  const server = await serve({ connections: { all: 100, each: 5 }, isProxy: () => false });
  const busy = beginRequest(server.port, { path: '/one', headers: { 'content-length': '10' }, body: 'x' });
  await expect.poll(() => server.held.bytes).toBeGreaterThan(0);
  const url = `http://127.0.0.1:${server.port}/look`;
  const kept = await keptAlive(server.port);
  const idle: Socket[] = [];
  for (let index = 0; index < 20; index++) idle.push(await openConnection(server.port));

  expect(await (await fetch(url)).text()).toBe('seen');
  expect(kept.destroyed).toBe(false);
  await expect.poll(() => idle.filter(({ destroyed }) => !destroyed).length).toBeLessThan(5);
  expect(idle[0]?.destroyed).toBe(true);
  busy.write('x'.repeat(9));
  expect(await busy.status).toBe(200);
});

test.each([
  { of: 'one sender', connections: { all: 100, each: 5 } },
  { of: 'all senders', connections: { all: 5, each: 100 } },
])('connections of $of whose answers nobody reads make room, one in work stays', async ({ connections }) => {
  let answered = 0;
  // More than a connection holds that nobody reads from.
  const much = { status: 200, body: 'x'.repeat(10_000_000) };
  const waiting = Promise.withResolvers<void>();
  const server = await serve({
    connections,
    isProxy: () => false,
    routes: [
      { method: 'GET', path: '/look', handle: async () => ({ status: 200, body: 'seen' }) },
      {
        method: 'GET',
        path: '/much',
        handle: async () => {
          answered += 1;
          return much;
        },
      },
      { method: 'GET', path: '/wait', handle: () => waiting.promise.then(() => ({ status: 204 })) },
    ],
  });
  const working = await openConnection(server.port);
  const answer = new Promise((resolve) => working.once('data', (data) => resolve(String(data))));
  working.write('GET /wait HTTP/1.1\r\nhost: x\r\n\r\n');
  for (let index = 0; index < 4; index++) {
    const unread = connect(server.port, '127.0.0.1').on('error', () => {});
    onTestFinished(() => void unread.destroy());
    unread.pause().write('GET /much HTTP/1.1\r\nhost: x\r\n\r\n');
  }
  await expect.poll(() => answered).toBe(4);

  expect(await (await fetch(`http://127.0.0.1:${server.port}/look`)).text()).toBe('seen');
  waiting.resolve();
  expect(await answer).toMatch(/^HTTP\/1\.1 204 /);
});

test.each([
  { of: 'one sender', connections: { all: 100, each: 4 } },
  { of: 'all senders', connections: { all: 4, each: 100 } },
])('connections of $of whose bodies never end make room, one in work stays', async ({ connections }) => {
  const waiting = Promise.withResolvers<void>();
  const post = {
    method: 'POST',
    maxBodyBytes: 4_000,
    handle: async ({ body }: HttpRequest) => {
      await body();
      return { status: 200 };
    },
  } as const;
  const server = await serve({
    connections,
    isProxy: () => false,
    routes: [
      { ...post, path: '/one' },
      { ...post, path: '/other' },
      { method: 'GET', path: '/look', handle: async () => ({ status: 200, body: 'seen' }) },
      { method: 'GET', path: '/wait', handle: () => waiting.promise.then(() => ({ status: 204 })) },
    ],
  });
  const working = await openConnection(server.port);
  const answer = new Promise((resolve) => working.once('data', (data) => resolve(String(data))));
  working.write('GET /wait HTTP/1.1\r\nhost: x\r\n\r\n');
  const slow = ['/one', '/other', '/one'].map((path) => beginRequest(server.port, { path, body: 'x' }));
  await expect.poll(() => server.held.bytes).toBe(3 * 257);

  expect(await (await fetch(`http://127.0.0.1:${server.port}/look`)).text()).toBe('seen');
  // Which of them came first, the machine decides.
  const ends = () => slow.map(({ answered }) => answered()).filter((status) => status !== undefined);
  await expect.poll(ends).toEqual([0]);
  waiting.resolve();
  expect(await answer).toMatch(/^HTTP\/1\.1 204 /);
});

test('a proxy of ours may have more connections than one sender, within what all may have', async () => {
  const server = await serve({ connections: { all: 10, each: 2 } });
  const idle: Socket[] = [];
  for (let index = 0; index < 10; index++) idle.push(await openConnection(server.port));
  expect(await server.whole('/one', '192.0.2.1')).toBe(200);
  await expect.poll(() => idle.filter(({ destroyed }) => destroyed).length).toBe(1);
});

/** A connection that has had an answer and waits for its next request. */
async function keptAlive(port: number): Promise<Socket> {
  const socket = await openConnection(port);
  socket.write('GET /look HTTP/1.1\r\nhost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('data', resolve));
  return socket;
}
