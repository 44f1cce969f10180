import type { CallToolResult } from '@modelcontextprotocol/client';
import type { Problem } from '../../meetings/problem.ts';
import { type BoundedFetchOptions, boundedFetch, noReconnection } from '../mcp/bounded-fetch.ts';
import { problemOf } from './mcp-problems.ts';

export type McpOptions = BoundedFetchOptions & { url: string; key: string };

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
