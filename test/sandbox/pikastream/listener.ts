import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { RunningServer } from '../http-server.ts';

/** Two ways of not being there: nobody listens (connection refused), or every caller is thrown out unheard. */
export type Listener = {
  refuseConnections(): Promise<void>;
  acceptConnections(): Promise<void>;
  /** New connections are reset before a byte of them is read; open ones are closed. */
  dropConnections(drop: boolean): void;
};

export function createListener({ server }: RunningServer): Listener {
  const { port } = server.address() as AddressInfo;
  let dropping = false;
  server.on('connection', (socket: Socket) => {
    if (dropping) socket.resetAndDestroy();
  });
  return {
    async refuseConnections() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    async acceptConnections() {
      if (server.listening) return;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    dropConnections(drop) {
      dropping = drop;
      if (drop) server.closeAllConnections();
    },
  };
}
