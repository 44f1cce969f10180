import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LoadOrder, LoadResult } from './load.ts';

const loadFile = new URL('./load.ts', import.meta.url);

/** Sends it all from another thread; a refused request is a failure, not a slow one. */
export async function runLoad(order: LoadOrder): Promise<LoadResult> {
  const worker = new Worker(loadFile, { workerData: order });
  const [result] = (await once(worker, 'message')) as [LoadResult];
  await worker.terminate();
  if (result.refused > 0)
    throw new Error(`${result.refused} of ${order.requests.length} requests to ${order.url} were refused`);
  return result;
}

/** Accepted requests a second. */
export function rateOf({ latencies, seconds }: LoadResult): number {
  return latencies.length / seconds;
}
