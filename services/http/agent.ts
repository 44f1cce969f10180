import { Agent } from 'undici';

/** Milliseconds that a connection may take to come about. */
const connectTimeout = 5_000;
/** Milliseconds without a first or a next byte. A call's own, shorter or longer, goes with the call. */
const silence = 10_000;

export type AgentOptions = {
  /** Bytes; an answer without end is cut off here. */
  largestAnswer: number;
  /** Each call on a connection of its own: a reused one that just closed could not be told from a lost answer. */
  fresh?: boolean;
};

/** Every call to the outside goes through one of these, so that none waits for ever; redirects are not followed. */
export function createAgent({ largestAnswer, fresh = false }: AgentOptions): Agent {
  return new Agent({
    connect: { timeout: connectTimeout },
    headersTimeout: silence,
    bodyTimeout: silence,
    maxResponseSize: largestAnswer,
    ...(fresh ? { pipelining: 0 } : { keepAliveTimeout: 4_000 }),
  });
}
