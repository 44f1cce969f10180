import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that one connection may have in work. Hardly any client sends a second one before it has the first answer. */
const mostInWork = 10;

/**
 * Tells which requests are too much for their connection: it sends on and on without waiting for answers, each of which
 * costs work and memory. Also those that were read from it before it was cut.
 */
export function pipelining(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const inWork = new WeakMap<Socket, number>();
  const add = (socket: Socket, more: number) => {
    const number = (inWork.get(socket) ?? 0) + more;
    inWork.set(socket, number);
    return number;
  };
  return ({ socket }, response) => {
    if (socket.destroyed) return true;
    response.once('close', () => add(socket, -1));
    return add(socket, 1) > mostInWork;
  };
}
