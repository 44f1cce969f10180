import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Arrival,
  type BodyLimits,
  BodyRefused,
  bodyLimits,
  createBodyGate,
  type Held,
  SenderLeft,
} from './bodies.ts';
import { type ConnectionLimits, connectionLimits, limitConnections } from './connections.ts';
import { pipelining } from './pipelining.ts';
import { type IsProxy, requestSender } from './sender.ts';

export type HttpRequest = {
  headers: IncomingMessage['headers'];
  /** With every repeated header; `headers` has only the first of some. */
  distinct: IncomingMessage['headersDistinct'];
  /** What follows the path of a route that is a prefix, as it was sent; '' otherwise. */
  rest: string;
  /** What follows the question mark, decoded. */
  query(): URLSearchParams;
  /** Who asks, behind our own proxies. */
  sender(): string;
  /** Reads the body. A door first looks at the headers: who may not come in sends none. */
  body(): Promise<Buffer>;
};
export type HttpAnswer = {
  status: number;
  body?: string | Uint8Array;
  contentType?: string;
  headers?: Record<string, string>;
};

export type Route = {
  /** What GET answers, HEAD answers without the body. */
  method: 'GET' | 'POST';
  path: string;
  /** Takes every path that begins so; the route itself refuses those that lead nowhere. */
  isPrefix?: boolean;
  /** In bytes; a larger body is refused. */
  maxBodyBytes?: number;
  handle: (request: HttpRequest) => Promise<HttpAnswer>;
};

export type HttpServer = { port: number; stopIntake(): Promise<void>; close(): Promise<void> };

export type ServerOptions = {
  routes: readonly Route[];
  /** Where to listen; all addresses if it's undefined. */
  host: string | undefined;
  port: number;
  /** Whose word about the sender counts. */
  isProxy: IsProxy;
  /** Counts the bytes of unfinished bodies. */
  held: Held;
  /** Other limits than the real ones, for tests. */
  bodies?: (maxBytes: number) => BodyLimits;
  connections?: ConnectionLimits;
  log: { error(fields: object, message: string): void };
};

/** Serves the routes. Slow, large and endless requests are cut off before anything is parsed. */
export async function startHttpServer(options: ServerOptions): Promise<HttpServer> {
  const { host, port, isProxy, connections = connectionLimits, log } = options;
  const answer = answerer(options);
  const isTooMuch = pipelining();
  const listen: RequestListener = (request, response) => {
    if (isTooMuch(request, response)) return void request.socket.destroy();
    answer(request, response).then(
      (reply) => send(response, reply, request),
      (error: unknown) => {
        if (error instanceof BodyRefused) return send(response, { status: error.status }, request);
        // Nobody waits for an answer: the sender left, or was cut off.
        if (error instanceof SenderLeft) return;
        log.error({ err: error, path: pathOf(request) }, 'A request failed');
        return send(response, { status: 500 }, request);
      },
    );
  };
  const server = createServer(
    {
      requestTimeout: 10_000,
      headersTimeout: 5_000,
      keepAliveTimeout: 30_000,
      connectionsCheckingInterval: 2_000,
    },
    listen,
  );
  // A client that asks before sending the body gets the answer of the headers.
  server.on('checkContinue', listen);
  // An agent's wait takes less; who reads no answer for so long is gone.
  server.setTimeout(90_000);
  limitConnections(server, connections, isProxy);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  let closed: Promise<void> | undefined;
  const stopIntake = () => {
    closed ??= new Promise((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    return closed;
  };
  return {
    port: (server.address() as AddressInfo).port,
    stopIntake,
    close: async () => {
      const done = stopIntake();
      server.closeAllConnections();
      await done;
    },
  };
}

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<HttpAnswer>;

/** Each door has its own room for unfinished requests, so that none waits for those of another. */
function answerer({ routes, isProxy, held, bodies = bodyLimits }: ServerOptions): Answerer {
  const doors = routes.map((route) => ({
    ...route,
    ...(route.maxBodyBytes ? { admit: createBodyGate(bodies(route.maxBodyBytes), held) } : {}),
  }));
  return async (request, response) => {
    const path = pathOf(request);
    const here = doors.filter((door) => (door.isPrefix ? path.startsWith(door.path) : door.path === path));
    if (here.length === 0) return { status: 404 };
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const door = here.find((one) => one.method === method);
    if (!door) return { status: 405, headers: { allow: methodsOf(here) } };
    const { maxBodyBytes = 0 } = door;
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return { status: 413 };
    const { headers, headersDistinct: distinct } = request;
    const sender = () => requestSender(request, isProxy);
    const rest = door.isPrefix ? path.slice(door.path.length) : '';
    const query = () => new URLSearchParams((request.url ?? '').slice(path.length));
    const asked = { headers, distinct, rest, query, sender };
    if (!door.admit) return door.handle({ ...asked, body: async () => Buffer.alloc(0) });
    const arrival = door.admit(sender());
    const body = () => bodyOf(request, response, arrival);
    try {
      return await Promise.race([arrival.refused, door.handle({ ...asked, body })]);
    } finally {
      arrival.leave();
    }
  };
}

function bodyOf(request: IncomingMessage, response: ServerResponse, arrival: Arrival): Promise<Buffer> {
  if (request.headers.expect) response.writeContinue();
  return arrival.body(request);
}

function methodsOf(routes: readonly Route[]): string {
  return routes.map(({ method }) => (method === 'GET' ? 'GET, HEAD' : method)).join(', ');
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function send(
  response: ServerResponse,
  { status, body = '', contentType, headers }: HttpAnswer,
  request: IncomingMessage,
): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'content-type': contentType ?? 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body, () => {
    if (!request.complete) drainAndClose(request);
  });
}

/** A refused sender gets this long to read the answer; cut off at once, it would lose it. */
const drainMs = 1_000;

/** Reads and drops the rest of a refused body for a moment, then ends the connection. */
function drainAndClose(request: IncomingMessage): void {
  request.resume();
  const cut = setTimeout(() => request.destroy(), drainMs);
  request.once('close', () => clearTimeout(cut));
}
