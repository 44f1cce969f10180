import type { CallToolResult } from '@modelcontextprotocol/client';
import type { Dispatcher } from 'undici';
import { wholeFetch } from '../../http/whole-fetch.ts';
import type { Problem } from '../../meetings/problem.ts';
import { problemOf } from './mcp-problems.ts';

export type McpOptions = {
  url: string;
  key: string;
  /** It bounds the size of an answer. */
  dispatcher: Dispatcher;
  /** For each request, last byte included. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  onCall?: (outcome: string, milliseconds: number) => void;
};

export type ToolReply = { ok: true; result: CallToolResult } | { ok: false; problem: Problem };

export type McpSession = {
  call(tool: string, input?: Record<string, unknown>): Promise<ToolReply>;
  close(): Promise<void>;
};

/**
 * Opens a session with an MCP server over Streamable HTTP. The SDK is loaded when somebody first needs it. Redirects aren't
 * followed, so the key goes to that address only. The SDK waits on when a stream ends without the answer: hence its own
 * time limit, beside that of the request.
 *
 * Pika's README says that a developer key is the token of headless use. That it travels as `Authorization: Bearer`, as
 * tokens of MCP do, is our inference.
 */
export async function openMcp(
  options: McpOptions,
): Promise<{ ok: true; session: McpSession } | { ok: false; problem: Problem }> {
  const { url, key, deadlineMs: timeout } = options;
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
  const client = new Client({ name: 'stand-in', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { authorization: `Bearer ${key}` }, redirect: 'manual' },
    fetch: boundedFetch(options),
    reconnectionOptions: noReconnection,
  });
  try {
    await client.connect(transport, { timeout });
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
  return {
    ok: true,
    session: {
      async call(name, input = {}) {
        try {
          return { ok: true, result: await client.callTool({ name, arguments: input }, { timeout }) };
        } catch (error) {
          return { ok: false, problem: problemOf(error) };
        }
      },
      async close() {
        // Where there is a session, the server may forget it. Whether it does is its affair.
        await transport.terminateSession().catch(() => {});
        await client.close();
      },
    },
  };
}

const noReconnection = {
  initialReconnectionDelay: 0,
  maxReconnectionDelay: 0,
  reconnectionDelayGrowFactor: 1,
  maxRetries: 0,
};

/**
 * Requests only. A stream of what a server says on its own (GET) would stay open, and nothing of it is wanted: the answer is
 * the one of a server that has none.
 */
function boundedFetch({ dispatcher, deadlineMs, signal, onCall }: McpOptions): typeof fetch {
  const whole = wholeFetch({ dispatcher, silenceMs: deadlineMs, ...(onCall ? { onCall } : {}) });
  return async (input, init = {}) => {
    if (init.method === 'GET') return new Response(null, { status: 405 });
    const signals = [init.signal, signal, AbortSignal.timeout(deadlineMs)].filter((one) => !!one);
    return whole(input, { ...init, signal: AbortSignal.any(signals) });
  };
}
