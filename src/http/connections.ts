import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type IsProxy, senderOfSocket } from './sender.ts';

export type ConnectionLimits = { all: number; each: number };

export const connectionLimits: ConnectionLimits = { all: 1_000, each: 250 };

/**
 * A sender's connections, each oldest first. Those without a request in work: `silent` have never had a whole one. Those
 * with one or more are `busy`, each with its newest.
 */
type Connections = {
  open: number;
  silent: Set<Socket>;
  idle: Set<Socket>;
  busy: Map<Socket, InWork>;
};
type InWork = { request: IncomingMessage; response: ServerResponse };

/**
 * Keeps the number of connections within limits, in all and for each sender. A new one takes the place of the one that
 * has been silent or idle longest, or else of one that waits for its sender: to read its answer, or to end its body. So
 * nobody who opens many keeps others out. Only where we work on all of them it's cut itself.
 */
export function limitConnections(server: Server, limits: ConnectionLimits, isProxy: IsProxy): void {
  const senders = new Map<string, Connections>();
  let open = 0;
  const connectionsOf = (sender: string): Connections =>
    senders.get(sender) ?? { open: 0, silent: new Set(), idle: new Set(), busy: new Map() };
  const oldestOfAll = () => {
    const all = [...senders.values()].toSorted((one, other) => waiting(other) - waiting(one));
    const [first] = all;
    if (first && waiting(first) > 0) return oldestOf(first);
    return all
      .toSorted((one, other) => other.busy.size - one.busy.size)
      .map(oldestUnfinished)
      .find((socket) => socket !== undefined);
  };

  server.on('connection', (socket) => {
    const sender = senderOfSocket(socket);
    const own = connectionsOf(sender);
    senders.set(sender, own);
    own.open += 1;
    open += 1;
    socket.once('close', () => {
      own.open -= 1;
      open -= 1;
      own.silent.delete(socket);
      own.idle.delete(socket);
      own.busy.delete(socket);
      if (own.open === 0) senders.delete(sender);
    });
    if (own.open > limits.each && !isProxy(socket.remoteAddress ?? ''))
      (oldestOf(own) ?? oldestUnfinished(own) ?? socket).destroy();
    else if (open > limits.all) (oldestOfAll() ?? socket).destroy();
    if (!socket.destroyed) own.silent.add(socket);
  });

  const track = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const { silent, idle, busy } = connectionsOf(senderOfSocket(socket));
    silent.delete(socket);
    idle.delete(socket);
    busy.set(socket, { request, response });
    response.once('close', () => {
      // Requests may come before the answers to earlier ones are sent: the newest is answered last.
      if (busy.get(socket)?.response !== response) return;
      busy.delete(socket);
      if (!socket.destroyed) (request.complete ? idle : silent).add(socket);
    });
  };
  server.on('request', track);
  server.on('checkContinue', track);
}

function waiting({ silent, idle }: Connections): number {
  return silent.size + idle.size;
}

/**
 * Its sender has yet to read its answers, which are whole, or to send the rest of its newest request: who means it does
 * either within moments, so that the oldest is hardly ever one of theirs.
 */
function oldestUnfinished({ busy }: Connections): Socket | undefined {
  for (const [socket, { request, response }] of busy) {
    if (request.complete && !response.writableEnded) continue;
    busy.delete(socket);
    return socket;
  }
  return undefined;
}

/** Takes it out at once: it's closed later than the next one may come. */
function oldestOf({ silent, idle }: Connections): Socket | undefined {
  for (const group of [silent, idle]) {
    const [oldest] = group;
    if (oldest) {
      group.delete(oldest);
      return oldest;
    }
  }
  return undefined;
}
