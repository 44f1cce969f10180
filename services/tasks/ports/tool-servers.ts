import type { Outcome } from './outcome.ts';

/** A tool of another MCP server. Name, description and schema are that server's words. */
export type ServerTool = {
  /** As the operator named it: letters, digits, and single `-` or `_` between them. */
  server: string;
  /** Where the server is, for people: its host, or its program. */
  where: string;
  /** As the server calls it. */
  name: string;
  description: string;
  /** JSON schema of its input, within limits. */
  schema: Readonly<Record<string, unknown>>;
  /** Of all that the server says of it, and of where it is: another hash is another tool. */
  hash: string;
  /** The operator says that it only reads, and said so of exactly this. */
  isReadOnly: boolean;
};

export type ToolServers = {
  /** Calls a tool, if it is still the one with this hash. */
  call(
    tool: Pick<ServerTool, 'server' | 'name' | 'hash'>,
    input: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<Outcome<string>>;
};
