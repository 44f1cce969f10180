import type { AnyTool } from './tool.ts';

/** What a list of tools may name: a tool, or all tools of another server, also those that it adds later. */
export type ToolChoice = Pick<AnyTool, 'name' | 'title'>;

/** The server in `server.tool`; null for a tool of ours. */
export function serverIn(name: string): string | null {
  const at = name.indexOf('.');
  return at < 0 ? null : name.slice(0, at);
}

/** Whether a list of tools has this one, by its name or as one of its server's. */
export function isAmong(names: readonly string[], tool: string): boolean {
  const server = serverIn(tool);
  return names.includes(tool) || (server !== null && names.includes(allOf(server)));
}

/**
 * All that can be chosen: our tools, then each server's. A server that doesn't answer right now has its one choice for all.
 * @param servers Those that are set up.
 */
export function toolChoices(tools: readonly ToolChoice[], servers: readonly string[]): ToolChoice[] {
  return [
    ...tools.filter(({ name }) => serverIn(name) === null),
    ...servers.flatMap((server) => [
      { name: allOf(server), title: `All of ${server}, also those added later` },
      ...tools.filter(({ name }) => serverIn(name) === server).map(({ name }) => ({ name, title: name })),
    ]),
  ];
}

function allOf(server: string): string {
  return `${server}.*`;
}
