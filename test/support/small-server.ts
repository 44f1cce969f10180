import { connect, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import type { BodyLimits } from '../../src/http/bodies.ts';
import { proxiesIn } from '../../src/http/sender.ts';
import { type HttpRequest, type ServerOptions, startHttpServer } from '../../src/http/server.ts';
import { beginRequest } from './unfinished.ts';

const limits: BodyLimits = {
  maxBytes: 4_000,
  all: { bytes: 12_000, requests: 8 },
  each: { bytes: 6_000, requests: 4 },
  rate: { everyMs: 600_000, minBytes: 1 },
};

type Wanted = Partial<ServerOptions> & { rate?: BodyLimits['rate'] };

/** A server on its own: two doors that answer with the size of the body, and one that never asks for it. */
export async function serve({ rate = limits.rate, ...options }: Wanted = {}) {
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

/** A connection without a request. */
export async function openConnection(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  // Resumed, so that it notices its end.
  socket.resume().on('error', () => {});
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}
