import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type TcpProxy = {
  port: number;
  /** From now on what the open connections carry is swallowed, while they stay open; new ones are well. */
  swallow(): void;
  /** Nothing gets through for so long, on open connections and new ones; then everything does. */
  stall(ms: number): void;
  /** Breaks every connection and takes none, until it's told to again. */
  refuse(isRefusing: boolean): void;
  close(): Promise<void>;
};

/** Stands between a client and a server, to make the network fail as firewalls do: in silence. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let stalled: Promise<unknown> | null = null;
  let refusing = false;
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    if (refusing) {
      client.destroy();
      return;
    }
    const upstream = connect(target);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    const flow = () => {
      client.pipe(upstream);
      upstream.pipe(client);
    };
    if (stalled) void stalled.then(flow);
    else flow();
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        // A swallowed connection does not even hear that the other side is gone.
        if (pairs.delete(pair)) for (const other of pair) other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const swallowed = new Set<Socket>();
  return {
    port: (server.address() as AddressInfo).port,
    swallow() {
      for (const [client, upstream] of pairs) {
        client.unpipe(upstream).resume();
        upstream.unpipe(client).resume();
        swallowed.add(client).add(upstream);
      }
      pairs.clear();
    },
    stall(ms) {
      const held = [...pairs];
      for (const [client, upstream] of held) {
        client.unpipe(upstream).pause();
        upstream.unpipe(client).pause();
      }
      const now = pause(ms).then(() => {
        if (stalled === now) stalled = null;
        for (const [client, upstream] of held) {
          client.pipe(upstream);
          upstream.pipe(client);
        }
      });
      stalled = now;
    },
    refuse(isRefusing) {
      refusing = isRefusing;
      if (refusing) for (const socket of [...pairs].flat()) socket.destroy();
    },
    close() {
      for (const socket of [...swallowed, ...[...pairs].flat()]) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
