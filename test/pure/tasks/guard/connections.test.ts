import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createGuardedAgent, type Resolve } from '../../../../services/http/guarded-agent.ts';
import { createJsonClient, type Reply } from '../../../../services/http/json-client.ts';
import { onThisMachine } from '../../../on-this-machine.ts';
import { type Handler, startHttpServer } from '../../../sandbox/http-server.ts';

const refused: Reply = { kind: 'not_sent', reason: 'its address points inside the network' };

/** Somebody inside, who counts who came by. */
async function insider() {
  let visits = 0;
  const server = createTcpServer((socket) => {
    visits += 1;
    socket.on('error', () => {});
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, visits: () => visits };
}

async function call(baseUrl: string, { resolve, exempt = [], deadline = 2_000 }: CallOptions = {}) {
  const dispatcher = createGuardedAgent({ exempt, ...(resolve ? { resolve } : {}) });
  onTestFinished(() => dispatcher.destroy());
  const client = createJsonClient({ baseUrl, dispatcher, deadlineMs: deadline });
  const signal = new AbortController().signal;
  return client.send({ name: 'guarded', method: 'POST', path: '/', json: { a: 1 }, signal });
}

type CallOptions = { resolve?: Resolve; exempt?: readonly string[]; deadline?: number };

const resolvesTo =
  (...addresses: string[]): Resolve =>
  (_, __, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

test.each(['127.0.0.1', '127.1', '2130706433', '0x7f.1', '[::ffff:7f00:1]', 'localhost'])(
  'no connection goes to %s, whatever else was checked before',
  async (host) => {
    const { port, visits } = await insider();
    expect(await call(`https://${host}:${port}`)).toEqual(refused);
    expect(visits()).toBe(0);
  },
);

test('plain http is refused', async () => {
  expect(await call('http://hooks.example.com', { resolve: resolvesTo('8.8.8.8') })).toEqual(refused);
});

test.each([
  ['this machine', ['127.0.0.1']],
  ['this machine by IPv6', ['::1']],
  ['a wrapped IPv4 address', ['::ffff:127.0.0.1']],
  ['cloud metadata', ['169.254.169.254']],
  ['an inside address among public ones', ['8.8.8.8', '127.0.0.1']],
  ['nothing', []],
])('a good name that resolves to %s is refused on connecting', async (_, addresses) => {
  const { port, visits } = await insider();
  const resolve = resolvesTo(...addresses);
  expect(await call(`https://rebound.example.com:${port}`, { resolve })).toEqual(refused);
  expect(visits()).toBe(0);
});

test('a name that changes its address is refused: each connection is checked by its address', async () => {
  const { port, visits } = await insider();
  const answers = [['8.8.8.8'], ['127.0.0.1']];
  const resolve: Resolve = (name, options, done) =>
    resolvesTo(...(answers.shift() ?? []))(name, options, done);
  resolve('rebound.example.com', { all: true }, (_, [first]) => expect(first?.address).toBe('8.8.8.8'));
  expect(await call(`https://rebound.example.com:${port}`, { resolve })).toEqual(refused);
  expect(visits()).toBe(0);
});

async function host(handle: Handler) {
  const { url, close } = await startHttpServer(handle);
  onTestFinished(close);
  return url;
}

test('a redirect is not followed', async () => {
  let visits = 0;
  const elsewhere = await host((_, response) => {
    visits += 1;
    response.end('{}');
  });
  const url = await host((_, response) => void response.writeHead(307, { location: elsewhere }).end());
  expect(await call(url, { exempt: [url, elsewhere] })).toMatchObject({ kind: 'answer', status: 307 });
  expect(visits).toBe(0);
});

test('an answer of more than 5 MB is cut off', async () => {
  const url = await host((_, response) => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', pour);
    pour();
  });
  const before = process.memoryUsage().rss;
  const reply = await call(url, { exempt: [url], deadline: 10_000 });
  expect(reply).toEqual({ kind: 'no_answer', reason: 'an answer without end' });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test('a compressed answer isn’t unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const url = await host((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
    response.end(bomb);
  });
  const before = process.memoryUsage().rss;
  expect(await call(url, { exempt: [url] })).toEqual({ kind: 'answer', status: 200, json: undefined });
  expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024);
});

test('an answer of one byte a second is cut off', async () => {
  const url = await host((_, response) => {
    const timer = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(timer));
  });
  const from = performance.now();
  expect(await call(url, { exempt: [url], deadline: 500 })).toEqual({
    kind: 'no_answer',
    reason: 'no complete answer in time',
  });
  expect(performance.now() - from).toBeLessThan(onThisMachine(2_000));
});

test('an exemption is for one origin only', async () => {
  const { port, visits } = await insider();
  const exempt = ['http://127.0.0.1:1'];
  expect(await call(`http://127.0.0.1:${port}`, { exempt })).toEqual(refused);
  expect(visits()).toBe(0);
});
