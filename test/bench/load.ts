import { parentPort, workerData } from 'node:worker_threads';
import { Client } from 'undici';
import { signatureHeaders } from '../sandbox/slack/signing.ts';
import { eventBody } from './event-body.ts';

export type LoadOrder = {
  url: string;
  signingSecret: string;
  requests: number;
  /** Each keeps one request under way, on its own kept-alive connection. */
  connections: number;
  /** Milliseconds after which no further request is begun. */
  atMost: number;
};

/** Milliseconds per acknowledged request, and how many were not acknowledged. */
export type LoadResult = { seconds: number; latencies: number[]; refused: number };

/** Runs in a worker: signed events as fast as they are acknowledged. Everything is signed before the clock starts. */
async function load({ url, signingSecret, requests, connections, atMost }: LoadOrder): Promise<LoadResult> {
  const { origin, pathname } = new URL(url);
  const prepared = Array.from({ length: requests }, (_, index) => {
    const body = eventBody(index);
    return {
      body,
      headers: { 'content-type': 'application/json', ...signatureHeaders(signingSecret, body) },
    };
  });
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
  const latencies: number[] = [];
  let refused = 0;
  let next = 0;
  const from = performance.now();
  const one = async (client: Client): Promise<void> => {
    for (let order = prepared[next++]; order; order = prepared[next++]) {
      if (performance.now() - from > atMost) return;
      const sent = performance.now();
      const { statusCode, body } = await client.request({ path: pathname, method: 'POST', ...order });
      await body.dump();
      if (statusCode === 200) latencies.push(performance.now() - sent);
      else refused += 1;
    }
  };
  await Promise.all(clients.map(one));
  const seconds = (performance.now() - from) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  return { seconds, latencies, refused };
}

parentPort?.postMessage(await load(workerData as LoadOrder));
