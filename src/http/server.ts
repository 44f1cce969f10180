import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HttpRequest = { headers: IncomingMessage['headers']; body: Buffer };
export type HttpAnswer = { status: number; body?: string; contentType?: string };

export type Route = {
  method: 'GET' | 'POST';
  path: string;
  /** Bytes; a larger body is refused before it is read. */
  largestBody?: number;
  handle: (request: HttpRequest) => Promise<HttpAnswer>;
};

export type HttpServer = { port: number; stopIntake(): Promise<void>; close(): Promise<void> };

type Log = { error(fields: object, message: string): void };

/** Serves the routes. Slow, large and endless requests are cut off by size and time before anything is parsed. */
export async function startHttpServer(routes: readonly Route[], port: number, log: Log): Promise<HttpServer> {
  const server = createServer(
    {
      requestTimeout: 10_000,
      headersTimeout: 5_000,
      keepAliveTimeout: 30_000,
      connectionsCheckingInterval: 2_000,
    },
    (request, response) => {
      answer(routes, request).then(
        (reply) => send(response, reply, request),
        (error: unknown) => {
          if (error instanceof BodyTooLarge) return send(response, { status: 413 }, request);
          log.error({ err: error, path: pathOf(request) }, 'a request failed');
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

class BodyTooLarge extends Error {}

async function answer(routes: readonly Route[], request: IncomingMessage): Promise<HttpAnswer> {
  const path = pathOf(request);
  const here = routes.filter((route) => route.path === path);
  if (here.length === 0) return { status: 404 };
  const route = here.find(({ method }) => method === request.method);
  if (!route) return { status: 405 };
  return route.handle({ headers: request.headers, body: await readBody(request, route.largestBody ?? 0) });
}

async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function send(
  response: ServerResponse,
  { status, body, contentType }: HttpAnswer,
  request: IncomingMessage,
): void {
  if (response.destroyed) return;
  // What is left of a refused body is not read: the connection ends instead.
  const closing = request.complete ? {} : { connection: 'close' };
  response.writeHead(status, { 'content-type': contentType ?? 'text/plain; charset=utf-8', ...closing });
  response.end(body ?? '', () => {
    if (!request.complete) request.destroy();
  });
}
