import { Agent } from 'undici';

const connectTimeoutMs = 5_000;
/** Without a first or a next byte. A call may bring its own limit. */
const silenceMs = 10_000;

export type AgentOptions = {
  /** An endless answer is cut off here. */
  maxAnswerBytes: number;
  /** Each call on a connection of its own: a reused one that just closed can't be told from a lost answer. */
  fresh?: boolean;
};

/** Every call outside goes through such an agent, so none waits endlessly. Redirects aren't followed. */
export function createAgent({ maxAnswerBytes, fresh = false }: AgentOptions): Agent {
  return new Agent({
    connect: { timeout: connectTimeoutMs },
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    maxResponseSize: maxAnswerBytes,
    ...(fresh ? { pipelining: 0 } : { keepAliveTimeout: 4_000 }),
  });
}
