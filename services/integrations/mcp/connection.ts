import type { Client, Transport } from '@modelcontextprotocol/client';
import type { Dispatcher } from 'undici';
import { boundedFetch, noReconnection } from './bounded-fetch.ts';
import { toolsPage } from './list-tools.ts';
import { type ToolAnswer, toolResult } from './result-text.ts';
import type { McpServer } from './server.ts';
import { stdioTransport } from './stdio-transport.ts';

export type Connection = {
  /** Everything that the server lists, unread. */
  list(): Promise<readonly unknown[]>;
  call(tool: string, input: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<ToolAnswer>;
  close(): Promise<void>;
};

export type ConnectionOptions = {
  /** For servers by HTTP. The operator chose the address, so it may be inside the network. */
  dispatcher: Dispatcher;
  onCall?: (outcome: string, milliseconds: number) => void;
  /** Milliseconds for each request, an opening included; for tests. */
  requestMs?: number;
  onStderr(line: string): void;
  /** A program has ended. */
  onClosed(): void;
  /** The server says that it has other tools now. */
  onChanged(): void;
};

const defaultRequestMs = 25_000;
const most = { pages: 20, tools: 1_000 } as const;

/**
 * Opens a session with a server. What it asks of us (sampling, roots, what to ask people) isn't offered, so the SDK refuses
 * it. Lists and answers are read with schemas of ours: the SDK would compile what the server calls its output schema.
 */
export async function openConnection(server: McpServer, options: ConnectionOptions): Promise<Connection> {
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
  const client = new Client({ name: 'stand-in', version: '1.0.0' });
  const { requestMs = defaultRequestMs } = options;
  const timeout = { timeout: requestMs };
  let transport: Transport & { terminateSession?: () => Promise<void> };
  if (server.kind === 'stdio') transport = await stdioTransport(server, options);
  else
    transport = new StreamableHTTPClientTransport(new URL(server.url), {
      requestInit: { headers: { ...server.headers }, redirect: 'manual' },
      fetch: boundedFetch({ ...options, deadlineMs: requestMs }),
      reconnectionOptions: noReconnection,
    });
  client.onclose = options.onClosed;
  client.setNotificationHandler('notifications/tools/list_changed', () => options.onChanged());
  const close = async () => {
    await transport.terminateSession?.().catch(() => {});
    await client.close();
    await transport.close();
  };
  try {
    await client.connect(transport, timeout);
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  return {
    list: () => listAll(client, timeout),
    call: (name, input, signal) =>
      client.request({ method: 'tools/call', params: { name, arguments: { ...input } } }, toolResult, {
        ...{ ...timeout, signal },
      }),
    close,
  };
}

async function listAll(client: Client, timeout: { timeout: number }): Promise<readonly unknown[]> {
  const tools: unknown[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < most.pages && tools.length < most.tools; page += 1) {
    const params = cursor === undefined ? {} : { cursor };
    const found = await client.request({ method: 'tools/list', params }, toolsPage, timeout);
    tools.push(...found.tools);
    cursor = found.nextCursor;
    if (cursor === undefined) break;
  }
  return tools.slice(0, most.tools);
}
