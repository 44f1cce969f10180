import type { ServerTool, ToolServers } from '../../tasks/ports/tool-servers.ts';
import { type KeepDeps, type KeptServer, keepServer } from './keep-server.ts';
import type { ListedTool } from './list-tools.ts';
import type { McpServer } from './server.ts';

/** Remembers which version of a tool was seen first. */
type ToolLooks = {
  /** The hash that was seen first, which is this one if none was. */
  first(server: string, tool: string, hash: string): Promise<string>;
};

export type ServersDeps = Omit<KeepDeps, 'onTools'> & {
  looks: ToolLooks;
  /** All tools of all servers, whenever any changes. */
  onTools(tools: readonly ServerTool[]): void;
};

export type Servers = ToolServers & {
  /** Resolves once the server of this tool was tried; at once where there is none. */
  tried(server: string): Promise<void>;
  close(): Promise<void>;
};

/** A model reads all descriptions with every step, and takes at most 128 tools (OpenAI): ours come first. */
const maxTools = 100;

/** Other MCP servers, each on its own: a dead one costs its own tools only. */
export function createServers(servers: readonly McpServer[], deps: ServersDeps): Servers {
  const toolsOf = new Map<string, readonly ServerTool[]>();
  const warned = new Set<string>();

  const publish = () => {
    const all = servers.flatMap(({ name }) => toolsOf.get(name) ?? []);
    const left = all.length - maxTools;
    if (left > 0 && !warned.has('many')) {
      warned.add('many');
      deps.log.warn({ left }, `MCP servers have more than ${maxTools} tools; name those you need in "tools"`);
    }
    deps.onTools(all.slice(0, maxTools));
  };

  const isReadOnly = async (server: McpServer, { name, hash }: ListedTool): Promise<boolean> => {
    const listed = server.readOnly.find(({ tool }) => tool === name);
    if (!listed) return false;
    const pin = hash.slice(0, pinChars);
    const known = listed.pin ?? (await deps.looks.first(server.name, name, hash)).slice(0, pinChars);
    if (known === pin) return true;
    if (!warned.has(hash))
      deps.log.warn(
        { server: server.name, tool: name },
        `an MCP server changed a tool that is listed as read-only, so it waits for approval. If it still only reads, write "${name}@${pin}" in readOnly`,
      );
    warned.add(hash);
    return false;
  };

  const kept = new Map<string, KeptServer>(
    servers.map((server) => [
      server.name,
      keepServer(server, {
        ...deps,
        async onTools(of, listed) {
          const looked = listed.map(async (tool) => ({ ...tool, isReadOnly: await isReadOnly(of, tool) }));
          toolsOf.set(of.name, await Promise.all(looked));
          publish();
        },
      }),
    ]),
  );

  return {
    async call({ server, ...tool }, input, signal) {
      const found = kept.get(server);
      if (!found) return { kind: 'failed', problem: { kind: 'tool_gone' } };
      return found.call(tool, input, signal);
    },
    tried: async (server) => kept.get(server)?.tried,
    close: async () => void (await Promise.all([...kept.values()].map((server) => server.close()))),
  };
}

/** Characters of a hash that name a version in the file. */
const pinChars = 12;
