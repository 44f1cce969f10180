/** Another MCP server, as the operator wrote it down. What it names of the environment is filled in. */
export type McpServer = {
  readonly name: string;
  /** Tools that only read: all versions that are seen first, or the one whose hash begins so. */
  readonly readOnly: readonly { readonly tool: string; readonly pin: string | null }[];
  /** Only these tools are offered; null is all. */
  readonly tools: readonly string[] | null;
} & (
  | {
      readonly kind: 'stdio';
      readonly command: string;
      readonly args: readonly string[];
      /** All that it sees of an environment. */
      readonly env: Readonly<Record<string, string>>;
      readonly cwd: string | undefined;
    }
  | { readonly kind: 'http'; readonly url: string; readonly headers: Readonly<Record<string, string>> }
);

/** For people, without what may be a secret. */
export function whereIs(server: McpServer): string {
  if (server.kind === 'http') return `at ${new URL(server.url).host}`;
  return `a program on Stand-in’s machine (${server.command.split(/[\\/]/).at(-1)?.slice(0, 40)})`;
}

/** What decides what a tool does beside its own words: another address or program is another server. */
export function identityOf(server: McpServer): string {
  if (server.kind === 'stdio') return JSON.stringify([server.command, server.args]);
  const { origin, pathname } = new URL(server.url);
  return origin + pathname;
}
