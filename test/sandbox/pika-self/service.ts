import { type Answer, type Outside, startOutside } from '../outside/service.ts';
import { answerRpc } from './json-rpc.ts';
import type { KnownTool } from './manifest.ts';
import { ada, type EmulatedSelf, type ResultStyle, resultOf } from './self.ts';

export type PikaSelfOptions = {
  port?: number;
  key?: string;
  self?: EmulatedSelf;
  style?: ResultStyle;
  asStream?: boolean;
  sessions?: boolean;
};

type RouteName = 'mcp' | 'end' | 'avatar';

export type PikaSelf = Outside<RouteName> & {
  /** What `PIKA_MCP_URL` is set to. */
  mcpUrl: string;
  key: string;
  self: EmulatedSelf;
  /** Tools that were called, in order, with what they were given. */
  calls: { tool: KnownTool; input: Record<string, unknown> }[];
  /** This tool gives that result from now on; it may take its time. */
  tool(name: KnownTool, result: unknown): void;
};

/** Pika's MCP server as far as it reads an AI Self and what that remembers, by its public manifest. Whatever else is asked of it is a violation. */
export async function startPikaSelf(options: PikaSelfOptions = {}): Promise<PikaSelf> {
  const { key = 'dk_emulated_0123456789', self = ada(), style = 'structured', asStream = true } = options;
  const sessionId = options.sessions ? 'session-1' : undefined;
  const calls: PikaSelf['calls'] = [];
  const results = new Map<KnownTool, unknown>();
  const outside: Outside<RouteName> = await startOutside<RouteName>({
    port: options.port,
    notFound: { status: 404, json: { error: 'not found' } },
    gate({ path, headers, method }, violate): Answer | undefined {
      if (path !== '/api/mcp') {
        if (headers.authorization !== undefined) violate('a key where none is asked for');
        return undefined;
      }
      // That the key is a bearer token is our inference; a wrong one is refused without more ado.
      if (!/^Bearer \S+$/.test(headers.authorization ?? '')) violate('no bearer token');
      if (headers.authorization !== `Bearer ${key}`) return unauthorized;
      if (method !== 'POST') return undefined;
      if (headers['content-type'] !== 'application/json') violate(`content-type ${headers['content-type']}`);
      const accepts = ['application/json', 'text/event-stream'].every((type) =>
        headers.accept?.includes(type),
      );
      if (!accepts) violate(`accept ${headers.accept}`);
      return accepts ? undefined : { status: 406, json: { error: 'not acceptable' } };
    },
    routes: [
      {
        name: 'mcp',
        method: 'POST',
        path: /^\/api\/mcp$/,
        handle: (call, violate) =>
          answerRpc(call, violate, {
            sessionId,
            asStream,
            callTool(tool, input) {
              calls.push({ tool, input });
              if (results.has(tool)) return results.get(tool);
              return resultOf(tool, input, { self, style, avatarUrl: `${outside.url}/avatars/ada.png` });
            },
          }),
      },
      {
        name: 'end',
        method: 'DELETE',
        path: /^\/api\/mcp$/,
        handle({ headers }, violate) {
          if (!sessionId || headers['mcp-session-id'] !== sessionId) violate('no such session to end');
          return { status: 204 };
        },
      },
      {
        name: 'avatar',
        method: 'GET',
        path: /^\/avatars\/ada\.png$/,
        handle: () => (self.avatar ? { status: 200, bytes: self.avatar } : { status: 404 }),
      },
    ],
  });
  return {
    ...outside,
    mcpUrl: `${outside.url}/api/mcp`,
    key,
    self,
    calls,
    tool: (name, result) => void results.set(name, result),
  };
}

const unauthorized: Answer = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer realm="pika"' },
  json: { error: 'invalid_token', error_description: 'The token is not valid.' },
};
