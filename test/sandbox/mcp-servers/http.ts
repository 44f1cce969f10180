import { type Answer, type Outside, startOutside } from '../outside/service.ts';
import { answerMessage, type EmulatedTool } from './protocol.ts';

export type EmulatedServer = Outside<'mcp' | 'end'> & {
  /** What goes into the file. */
  mcpUrl: string;
  key: string;
  /** What it lists from now on. */
  tools: EmulatedTool[];
  /** Tools that were called, in order. */
  calls: { tool: string; input: unknown }[];
};

export type HttpServerOptions = {
  name: string;
  path: string;
  key: string;
  tools: EmulatedTool[];
  /** Without one it is stateless. */
  sessionId?: string;
  /** Answers as a stream of events; else as JSON. */
  asStream: boolean;
};

/** Streamable HTTP around a server's tools: a bearer token, what a request must accept, and where there is one, a session. */
export async function startMcpServer(options: HttpServerOptions): Promise<EmulatedServer> {
  const { name, path, key, sessionId, asStream } = options;
  const calls: EmulatedServer['calls'] = [];
  const server: { tools: EmulatedTool[] } = { tools: [...options.tools] };
  const atPath = new RegExp(`^${path}$`);
  const outside = await startOutside<'mcp' | 'end'>({
    notFound: { status: 404, json: { error: 'not found' } },
    gate({ headers, method, json }, violate): Answer | undefined {
      if (headers.authorization !== `Bearer ${key}`)
        return { status: 401, headers: { 'www-authenticate': 'Bearer' }, text: 'unauthorized' };
      if (method !== 'POST') return undefined;
      const accepts = ['application/json', 'text/event-stream'].every((type) =>
        headers.accept?.includes(type),
      );
      if (!accepts) violate(`accept ${headers.accept}`);
      const isOpening = (json as { method?: string } | undefined)?.method === 'initialize';
      if (isOpening) return undefined;
      if (headers['mcp-protocol-version'] !== '2025-06-18')
        violate(`MCP-Protocol-Version ${headers['mcp-protocol-version']}`);
      if (headers['mcp-session-id'] === sessionId) return undefined;
      violate(`Mcp-Session-Id ${headers['mcp-session-id']}`);
      return { status: 404, json: { error: 'no such session' } };
    },
    routes: [
      {
        name: 'mcp',
        method: 'POST',
        path: atPath,
        handle({ json }, violate) {
          const answer = answerMessage(json, {
            ...{ name, violate, tools: server.tools },
            onCall: (tool, input) => void calls.push({ tool, input }),
          });
          if (!answer) return { status: 202 };
          const headers = sessionId ? { 'mcp-session-id': sessionId } : {};
          if (!asStream) return { status: 200, json: answer, headers };
          const events = `event: message\ndata: ${JSON.stringify(answer)}\n\n`;
          return { status: 200, text: events, headers: { ...headers, 'content-type': 'text/event-stream' } };
        },
      },
      { name: 'end', method: 'DELETE', path: atPath, handle: () => ({ status: 204 }) },
    ],
  });
  return Object.assign(server, outside, { mcpUrl: `${outside.url}${path}`, key, calls });
}
