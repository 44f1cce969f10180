import type { Dispatcher } from 'undici';
import { wholeFetch } from '../../http/whole-fetch.ts';

export type BoundedFetchOptions = {
  /** It bounds the size of an answer. */
  dispatcher: Dispatcher;
  /** For each request, last byte included. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  onCall?: (outcome: string, milliseconds: number) => void;
};

/**
 * A `fetch` for MCP's Streamable HTTP, for requests only. A stream of what a server says on its own (GET) would stay open,
 * and nothing of it is wanted: the answer is the one of a server that has none.
 */
export function boundedFetch({ dispatcher, deadlineMs, signal, onCall }: BoundedFetchOptions): typeof fetch {
  const whole = wholeFetch({ dispatcher, silenceMs: deadlineMs, ...(onCall ? { onCall } : {}) });
  return async (input, init = {}) => {
    if (init.method === 'GET') return new Response(null, { status: 405 });
    const signals = [init.signal, signal, AbortSignal.timeout(deadlineMs)].filter((one) => !!one);
    return whole(input, { ...init, signal: AbortSignal.any(signals) });
  };
}

export const noReconnection = {
  initialReconnectionDelay: 0,
  maxReconnectionDelay: 0,
  reconnectionDelayGrowFactor: 1,
  maxRetries: 0,
};
