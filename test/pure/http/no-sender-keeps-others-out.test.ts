import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { BodyLimits } from '../../../src/http/bodies.ts';
import { proxiesIn } from '../../../src/http/sender.ts';
import { type HttpRequest, type ServerOptions, startHttpServer } from '../../../src/http/server.ts';
import { beginRequest, type Unfinished } from '../../support/unfinished.ts';

const limits: BodyLimits = {
  maxBytes: 4_000,
  all: { bytes: 12_000, requests: 8 },
  each: { bytes: 6_000, requests: 4 },
  rate: { everyMs: 600_000, minBytes: 1 },
};

type Wanted = Partial<ServerOptions> & { rate?: BodyLimits['rate'] };

/** Two doors that answer with the size of the body, and one that never asks for it. */
async function serve({ rate = limits.rate, ...options }: Wanted = {}) {
  const sized = async ({ body }: HttpRequest) => ({ status: 200, body: String((await body()).length) });
  const post = (path: string, handle: ServerOptions['routes'][number]['handle']) =>
    ({ method: 'POST', path, maxBodyBytes: limits.maxBytes, handle }) as const;
  const held = { bytes: 0 };
  const server = await startHttpServer({
    routes: [
      post('/one', sized),
      post('/other', sized),
      post('/closed', async () => ({ status: 401 })),
      { method: 'GET', path: '/look', handle: async () => ({ status: 200, body: 'seen' }) },
    ],
    host: '127.0.0.1',
    port: 0,
    isProxy: proxiesIn(['127.0.0.1']),
    held,
    bodies: () => ({ ...limits, rate }),
    log: { error: (fields, message) => expect.fail(`${message}: ${JSON.stringify(fields)}`) },
    ...options,
  });
  onTestFinished(server.close);
  const begin = (path: string, sender: string, bytes: number) =>
    beginRequest(server.port, {
      path,
      headers: { 'x-forwarded-for': sender, 'content-length': '4000' },
      body: 'x'.repeat(bytes),
    });
  return {
    ...server,
    held,
    /** A body that stays unfinished; counted as soon as it has arrived. */
    async stall(path: string, sender: string, bytes: number) {
      const before = held.bytes;
      const stalled = begin(path, sender, bytes);
      if (bytes > 0) await expect.poll(() => held.bytes !== before || stalled.answered()).toBeTruthy();
      return stalled;
    },
    whole: async (path: string, sender: string) =>
      (
        await fetch(`http://127.0.0.1:${server.port}${path}`, {
          method: 'POST',
          headers: { 'x-forwarded-for': sender },
          body: 'x'.repeat(3_000),
        })
      ).status,
  };
}

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

test('new connections take the place of those that have been idle longest', async () => {
  const server = await serve({ connections: { all: 100, each: 5 }, isProxy: () => false });
  const busy = beginRequest(server.port, { path: '/one', headers: { 'content-length': '10' }, body: 'x' });
  await expect.poll(() => server.held.bytes).toBeGreaterThan(0);
  const url = `http://127.0.0.1:${server.port}/look`;
  const kept = await keptAlive(server.port);
  const idle: Socket[] = [];
  for (let index = 0; index < 20; index++) idle.push(await open(server.port));

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
  const working = await open(server.port);
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

test('a proxy of ours may have more connections than one sender, within what all may have', async () => {
  const server = await serve({ connections: { all: 10, each: 2 } });
  const idle: Socket[] = [];
  for (let index = 0; index < 10; index++) idle.push(await open(server.port));
  expect(await server.whole('/one', '192.0.2.1')).toBe(200);
  await expect.poll(() => idle.filter(({ destroyed }) => destroyed).length).toBe(1);
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

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  // Resumed, so that it notices its end.
  socket.resume().on('error', () => {});
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

/** A connection that has had an answer and waits for its next request. */
async function keptAlive(port: number): Promise<Socket> {
  const socket = await open(port);
  socket.write('GET /look HTTP/1.1\r\nhost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('data', resolve));
  return socket;
}

/** The first that comes back on a connection. */
async function rawAnswer(port: number, head: string): Promise<string> {
  const socket = await open(port);
  socket.write(head);
  return new Promise((resolve) => socket.once('data', (data) => resolve(String(data))));
}
