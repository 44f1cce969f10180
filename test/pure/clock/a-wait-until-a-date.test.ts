import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createAgent } from '../../../services/http/agent.ts';
import { createJsonClient } from '../../../services/http/json-client.ts';

test.each([
  ['ten minutes ahead of ours', 600],
  ['ten minutes behind ours', -600],
])('Retry-After with a date is kept, even where the sender’s clock is %s', async (_, seconds) => {
  const theirs = Date.now() + seconds * 1_000;
  const server = createServer((_, response) => {
    const date = (at: number) => new Date(at).toUTCString();
    response.writeHead(429, { date: date(theirs), 'retry-after': date(theirs + 90_000) }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const dispatcher = createAgent({ maxAnswerBytes: 1_000, fresh: true });
  onTestFinished(async () => {
    await dispatcher.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const client = createJsonClient({ baseUrl: `http://127.0.0.1:${port}`, dispatcher });
  const signal = new AbortController().signal;
  expect(await client.send({ name: 'it', method: 'GET', path: '/', signal })).toMatchObject({
    status: 429,
    retryAfterSeconds: 90,
  });
});
