import { createHash } from 'node:crypto';
import { z } from 'zod';
import { withoutInvisible } from '../../common/invisible.ts';
import { readable } from '../../common/readable.ts';
import { schemaProblem } from '../../tasks/json-schema.ts';
import type { ServerTool } from '../../tasks/ports/tool-servers.ts';
import { identityOf, type McpServer, whereIs } from './server.ts';

/** A page of `tools/list`. */
export const toolsPage = z.looseObject({
  tools: z.array(z.unknown()).default([]),
  nextCursor: z.string().max(4_000).optional(),
});

const listed = z.looseObject({
  // modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-names: 1 to 128 of these.
  name: z.string().regex(/^[A-Za-z0-9_.-]{1,128}$/),
  title: z.string().optional(),
  description: z.string().default(''),
  inputSchema: z.record(z.string(), z.unknown()),
  annotations: z.record(z.string(), z.unknown()).optional(),
});

/** OpenAI takes 1,024 for a description, and ours says whose words these are. */
const maxDescriptionChars = 880;

export type ListedTool = Omit<ServerTool, 'isReadOnly'>;
export type LeftOut = { tool: string; why: string };

/** The tools of a list that can be offered, and why others can't. */
export function readTools(
  server: McpServer,
  given: readonly unknown[],
): { tools: ListedTool[]; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const tools = new Map<string, ListedTool>();
  for (const raw of given) {
    const tool = listed.safeParse(raw);
    const name = tool.success ? tool.data.name : nameIn(raw);
    const why = tool.success ? whyNot(tool.data, tools) : 'it isn’t described as MCP has it';
    const isWanted = server.tools?.includes(name) ?? true;
    if (tool.success && why === null && isWanted) tools.set(name, toolOf(server, tool.data));
    else if (why !== null) leftOut.push({ tool: name, why });
  }
  return { tools: [...tools.values()], leftOut };
}

function whyNot({ name, inputSchema }: z.infer<typeof listed>, known: ReadonlyMap<string, unknown>) {
  return known.has(name) ? 'another tool has its name' : schemaProblem(inputSchema);
}

function nameIn(raw: unknown): string {
  const name = z.looseObject({ name: z.string() }).safeParse(raw).data?.name ?? '';
  return readable(name.slice(0, 80));
}

function toolOf(server: McpServer, tool: z.infer<typeof listed>): ListedTool {
  const { name, title, description, inputSchema, annotations } = tool;
  // Models take a schema without the name of its dialect.
  const { $schema: _, ...schema } = inputSchema;
  const said = [identityOf(server), name, title, description, inputSchema, annotations];
  return {
    server: server.name,
    where: whereIs(server),
    name,
    description: readable(description.slice(0, maxDescriptionChars)).trim(),
    schema: withoutHidden(schema) as ListedTool['schema'],
    hash: createHash('sha256')
      .update(JSON.stringify(sorted(said)))
      .digest('hex'),
  };
}

/** A schema's texts are read by a model, so nothing is in them that people can't see. */
function withoutHidden(value: unknown): unknown {
  if (typeof value === 'string') return withoutInvisible(value.toWellFormed());
  if (Array.isArray(value)) return value.map(withoutHidden);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutHidden(part)]));
}

/** The same whatever order names come in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const named = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return named.map(([name, part]) => [name, sorted(part)]);
}
