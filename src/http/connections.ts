import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type IsProxy, senderOfSocket } from './sender.ts';

export type ConnectionLimits = { all: number; each: number };

export const connectionLimits: ConnectionLimits = { all: 1_000, each: 250 };

/** A sender's connections. Those without a request in work: `silent` have never had a whole one. Each oldest first. */
type Connections = { open: number; silent: Set<Socket>; idle: Set<Socket> };

/**
 * Keeps the number of connections within limits, in all and for each sender. A new one takes the place of the one that
 * has been silent or idle longest, so nobody who opens many keeps others out. Only where all are in work it's cut itself.
 */
export function limitConnections(server: Server, limits: ConnectionLimits, isProxy: IsProxy): void {
  const senders = new Map<string, Connections>();
  let open = 0;
  const connectionsOf = (sender: string): Connections =>
    senders.get(sender) ?? { open: 0, silent: new Set(), idle: new Set() };
  const waiting = ({ silent, idle }: Connections) => silent.size + idle.size;
  const withMost = () =>
    [...senders.values()].reduce((most, one) => (waiting(one) > waiting(most) ? one : most));

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
      if (own.open === 0) senders.delete(sender);
    });
    if (own.open > limits.each && !isProxy(socket.remoteAddress ?? '')) (oldestOf(own) ?? socket).destroy();
    else if (open > limits.all) (oldestOf(withMost()) ?? socket).destroy();
    if (!socket.destroyed) own.silent.add(socket);
  });

  const track = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const { silent, idle } = connectionsOf(senderOfSocket(socket));
    silent.delete(socket);
    idle.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) (request.complete ? idle : silent).add(socket);
    });
  };
  server.on('request', track);
  server.on('checkContinue', track);
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
