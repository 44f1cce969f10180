import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isPublicHost } from '../../services/http/public-address.ts';
import type { McpServer } from '../../services/integrations/mcp/server.ts';
import { lacking, settingsGroup } from './settings-group.ts';

/** The environment as the file may name it. */
type Variables = Readonly<Record<string, string | undefined>>;

/** A server's name becomes part of its tools' names: `github.issue_write`, which models spell `github__issue_write`. */
const serverName = /^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*$/;
const most = { servers: 20, nameChars: 24, fileChars: 200_000 } as const;

const texts = z.record(z.string(), z.string());
const entry = z.looseObject({
  type: z.string().optional(),
  command: z.string().min(1).optional(),
  args: z.array(z.string()).default([]),
  env: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cwd: z.string().optional(),
  url: z.string().optional(),
  headers: texts.default({}),
  disabled: z.boolean().default(false),
  // Ours: tools that only read, each as `name` or, for one version, `name@hash`.
  readOnly: z.array(z.string()).default([]),
  // As in Copilot's file: what is offered; `*` is all
  // (docs.github.com/en/copilot/how-tos/use-copilot-agents/cloud-agent/extend-cloud-agent-with-mcp).
  tools: z.array(z.string()).optional(),
});
type Entry = z.infer<typeof entry>;

/**
 * Claude Code, Cursor and Copilot's `.mcp.json` name the list `mcpServers` (code.claude.com/docs/en/mcp, cursor.com/docs/mcp),
 * VS Code's own file `servers` (code.visualstudio.com/docs/agents/reference/mcp-configuration has both). Claude Desktop's is
 * as Claude Code's.
 */
const file = z.union([
  z.looseObject({ mcpServers: z.record(z.string(), z.unknown()) }),
  z.looseObject({ servers: z.record(z.string(), z.unknown()) }),
]);

/** Other MCP servers whose tools the house agent may use: each value of the file may name variables of the environment. */
export const mcpSettings = settingsGroup({
  shape: {
    MCP_SERVERS: z
      .object({ path: z.string(), variables: z.custom<Variables>() })
      .transform(({ path, variables }, { addIssue }) => readServers(path, variables, addIssue))
      .optional(),
  },
  // Only the house agent uses them, and it needs a model.
  problems: (given) => lacking(given, 'MCP_SERVERS', 'MODEL'),
  secrets: ({ MCP_SERVERS: servers = [] }) => servers.flatMap(secretsOf),
});

/** What the group reads: the file's path, with the environment that its values may name. */
export function withVariables(given: Variables): Record<string, unknown> {
  const { MCP_SERVERS: path } = given;
  return path === undefined ? given : { ...given, MCP_SERVERS: { path, variables: given } };
}

function readServers(path: string, variables: Variables, addIssue: (problem: string) => void): McpServer[] {
  const named = namedIn(path);
  if (typeof named === 'string') {
    addIssue(named);
    return [];
  }
  const entries = Object.entries(named);
  if (entries.length > most.servers) addIssue(`has more than ${most.servers} servers`);
  return entries.slice(0, most.servers).flatMap(([name, raw]) => {
    if (!serverName.test(name) || name.length > most.nameChars) {
      addIssue(
        `a server’s name must be at most ${most.nameChars} letters and digits, with single - or _ between`,
      );
      return [];
    }
    const parsed = entry.safeParse(raw);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.');
      addIssue(`server ${name} isn’t written as mcpServers has it${where ? `: look at ${where}` : ''}`);
      return [];
    }
    if (parsed.data.disabled) return [];
    const server = serverOf(
      name,
      filledIn(parsed.data, variables, (problem) => addIssue(`server ${name} ${problem}`)),
      variables,
    );
    if (typeof server !== 'string') return [server];
    addIssue(`server ${name} ${server}`);
    return [];
  });
}

/** The servers that the file names, or what is wrong with it. */
function namedIn(path: string): Record<string, unknown> | string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return 'must be the path of a file that Stand-in may read';
  }
  if (text.length > most.fileChars) return 'names a file that is too long';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'names a file that isn’t valid JSON';
  }
  const parsed = file.safeParse(json).data;
  if (!parsed) return 'names a file without mcpServers';
  return ('mcpServers' in parsed ? parsed.mcpServers : parsed.servers) as Record<string, unknown>;
}

/** `${NAME}` and `${NAME:-otherwise}` as Claude Code has it, `${env:NAME}` as Cursor does; `${input:…}` is VS Code's (all as above). */
const variable = /\$\{(?:(env|input):)?([A-Za-z_]\w*)(?::-([^}]*))?\}/g;

function filledIn(given: Entry, variables: Variables, addIssue: (problem: string) => void): Entry {
  const fill = (text: string) =>
    text.replaceAll(variable, (_, kind: string | undefined, name: string, otherwise: string | undefined) => {
      const value = kind === 'input' ? undefined : (variables[name] ?? otherwise);
      if (value === undefined)
        addIssue(
          kind === 'input'
            ? `asks for an input, ${name}: use an environment variable`
            : `needs the environment variable ${name}`,
        );
      return value ?? '';
    });
  const each = (named: Record<string, string>) =>
    Object.fromEntries(Object.entries(named).map(([name, value]) => [name, fill(value)]));
  return {
    ...given,
    ...(given.command === undefined ? {} : { command: fill(given.command) }),
    ...(given.url === undefined ? {} : { url: fill(given.url) }),
    ...(given.cwd === undefined ? {} : { cwd: fill(given.cwd) }),
    args: given.args.map(fill),
    env: each(given.env),
    headers: each(given.headers),
  };
}

function serverOf(name: string, given: Entry, { PATH, HOME }: Variables): McpServer | string {
  const { type, command, args, env, cwd, url, headers } = given;
  const common = {
    name,
    readOnly: given.readOnly.map((listed) => {
      const [, tool = listed, pin] = /^([^@]*)@([0-9a-f]{12})$/.exec(listed) ?? [];
      return { tool, pin: pin ?? null };
    }),
    tools: given.tools === undefined || given.tools.includes('*') ? null : given.tools,
  };
  if (command !== undefined && (type === undefined || type === 'stdio' || type === 'local')) {
    const inherited = { ...(PATH ? { PATH } : {}), ...(HOME ? { HOME } : {}) };
    return { ...common, kind: 'stdio', command, args, env: { ...inherited, ...env }, cwd };
  }
  if (type === 'sse') return 'uses sse, which MCP gave up: use its address for Streamable HTTP';
  if (url === undefined) return 'needs a command, or a url';
  return addressProblemOf(url) ?? { ...common, kind: 'http', url, headers };
}

/** Its headers are keys, so they travel unencrypted only inside the network. */
function addressProblemOf(url: string): string | null {
  if (!URL.canParse(url)) return 'has a url that isn’t an address';
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || (protocol === 'http:' && !isPublicHost(hostname))) return null;
  return 'has a url that must begin with https://, unless it is inside the network';
}

/** Short ones and addresses of files are everyday words, and would be redacted wherever a log line has them. */
function secretsOf(server: McpServer): string[] {
  if (server.kind === 'http') {
    const values = Object.values(server.headers);
    const { search } = new URL(server.url);
    return [...values, ...values.flatMap((value) => value.split(' ').slice(1)), search].filter(isSecret);
  }
  const { PATH: _, HOME: __, ...env } = server.env;
  return Object.values(env).filter(isSecret);
}

function isSecret(value: string): boolean {
  return value.length >= 8 && !/^([./~]|https?:)/.test(value);
}
