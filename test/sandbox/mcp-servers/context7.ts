import { z } from 'zod';
import { type EmulatedServer, startMcpServer } from './http.ts';
import { type EmulatedTool, text } from './protocol.ts';

// Facts: upstash/context7 at c324828 (2026-08-21), packages/mcp/src/index.ts: two tools that only read, their inputs and
// annotations; the descriptions are ours. Its README has the address https://mcp.context7.com/mcp and the bearer token.

const reads = { readOnlyHint: true, destructiveHint: false, openWorldHint: true, idempotentHint: true };

const context7Tools = (): EmulatedTool[] => [
  {
    name: 'resolve-library-id',
    title: 'Resolve Context7 Library ID',
    description: 'Finds the id of a library.',
    inputSchema: {
      type: 'object',
      properties: { query: { type: 'string' }, libraryName: { type: 'string' } },
      required: ['query', 'libraryName'],
    },
    annotations: reads,
    input: z.strictObject({ query: z.string(), libraryName: z.string() }),
    answer: ({ libraryName }: { libraryName: string }) => text(`- Library ID: /${libraryName}/docs`),
  },
  {
    name: 'query-docs',
    title: 'Query Documentation',
    description: 'Reads what a library’s documentation says.',
    inputSchema: {
      type: 'object',
      properties: { libraryId: { type: 'string' }, query: { type: 'string' } },
      required: ['libraryId', 'query'],
    },
    annotations: reads,
    input: z.strictObject({ libraryId: z.string(), query: z.string() }),
    answer: ({ query }: { query: string }) => text(`What the docs say about ${query}`),
  },
];

/** Context7's server; this one keeps sessions, as the specification allows, and answers with JSON. */
export function startContext7Server(): Promise<EmulatedServer> {
  return startMcpServer({
    ...{ name: 'Context7', path: '/mcp', key: 'ctx7sk-emulated-0123456789', sessionId: 'session-1' },
    ...{ asStream: false, tools: context7Tools() },
  });
}
