import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HttpRequest = {
  headers: IncomingMessage['headers'];
  /** With every repeated header; `headers` has only the first of some. */
  distinct: IncomingMessage['headersDistinct'];
  body: Buffer;
};
export type HttpAnswer = {
  status: number;
  body?: string;
  contentType?: string;
  headers?: Record<string, string>;
};

export type Route = {
  method: 'GET' | 'POST';
  path: string;
  /** In bytes; a larger body is refused before it is read. */
  maxBodyBytes?: number;
  handle: (request: HttpRequest) => Promise<HttpAnswer>;
};

export type HttpServer = { port: number; stopIntake(): Promise<void>; close(): Promise<void> };

export type ServerOptions = {
  routes: readonly Route[];
  port: number;
  /** Counts the bytes of unfinished bodies. */
  held: Held;
  log: { error(fields: object, message: string): void };
};

/** Serves the routes. Slow, large and endless requests are cut off before anything is parsed. */
export async function startHttpServer({ routes, port, held, log }: ServerOptions): Promise<HttpServer> {
  const server = createServer(
    {
      requestTimeout: 10_000,
      headersTimeout: 5_000,
      keepAliveTimeout: 30_000,
      connectionsCheckingInterval: 2_000,
    },
    (request, response) => {
      answer(routes, request, held).then(
        (reply) => send(response, reply, request),
        (error: unknown) => {
          if (error instanceof BodyRefused) return send(response, { status: error.status }, request);
          // The sender left, or a time limit cut it off, before the request was complete.
          if (!request.complete && request.destroyed) return;
          log.error({ err: error, path: pathOf(request) }, 'A request failed');
          return send(response, { status: 500 }, request);
        },
      );
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
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

class BodyRefused extends Error {
  readonly status: number;
  constructor(status: 413 | 503) {
    super('A body was refused');
    this.status = status;
  }
}

/** Memory that all unfinished bodies may hold together; requests beyond that are told to try again later. */
const maxHeldBytes = 8 * 1024 * 1024;
type Held = { bytes: number };

async function answer(routes: readonly Route[], request: IncomingMessage, held: Held): Promise<HttpAnswer> {
  const path = pathOf(request);
  const here = routes.filter((route) => route.path === path);
  if (here.length === 0) return { status: 404 };
  const route = here.find(({ method }) => method === request.method);
  if (!route) return { status: 405 };
  return route.handle({
    headers: request.headers,
    distinct: request.headersDistinct,
    body: await readBody(request, route.maxBodyBytes ?? 0, held),
  });
}

async function readBody(request: IncomingMessage, maxBytes: number, held: Held): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new BodyRefused(413);
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection must outlive the loop, to carry the answer.
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  try {
    for await (const chunk of body) {
      size += chunk.length;
      held.bytes += chunk.length;
      if (size > maxBytes) throw new BodyRefused(413);
      if (held.bytes > maxHeldBytes) throw new BodyRefused(503);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    held.bytes -= size;
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function send(
  response: ServerResponse,
  { status, body, contentType, headers }: HttpAnswer,
  request: IncomingMessage,
): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': contentType ?? 'text/plain; charset=utf-8', ...headers });
  response.end(body ?? '', () => {
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
