import { parentPort, workerData } from 'node:worker_threads';
import { Client } from 'undici';

export type LoadOrder = {
  url: string;
  /** Whole and signed before the clock starts. */
  requests: { body: string; headers: Record<string, string> }[];
  /** The status that says that a request was accepted. */
  accepted: number;
  /** Each keeps one request under way, on its own kept-alive connection. */
  connections: number;
  /** Milliseconds after which no further request is begun. */
  atMost: number;
};

/** Milliseconds per acknowledged request, and how many were not acknowledged. */
export type LoadResult = { seconds: number; latencies: number[]; refused: number };

/** Runs in a worker: signed events as fast as they are acknowledged. */
async function load({ url, requests, accepted, connections, atMost }: LoadOrder): Promise<LoadResult> {
  const { origin, pathname } = new URL(url);
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
  const latencies: number[] = [];
  let refused = 0;
  let next = 0;
  const from = performance.now();
  const one = async (client: Client): Promise<void> => {
    for (let order = requests[next++]; order; order = requests[next++]) {
      if (performance.now() - from > atMost) return;
      const sent = performance.now();
      const { statusCode, body } = await client.request({ path: pathname, method: 'POST', ...order });
      await body.dump();
      if (statusCode === accepted) latencies.push(performance.now() - sent);
      else refused += 1;
    }
  };
  await Promise.all(clients.map(one));
  const seconds = (performance.now() - from) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  return { seconds, latencies, refused };
}

parentPort?.postMessage(await load(workerData as LoadOrder));
