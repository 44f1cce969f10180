import { z } from 'zod';
import { type EmulatedServer, startMcpServer } from './http.ts';
import { type EmulatedTool, failure, text } from './protocol.ts';

// Facts: github/github-mcp-server at 64a49f3 (2026-08-20). Names, schemas and annotations are those of
// pkg/github/__toolsnaps__, without what no test needs; the descriptions are ours. A missing parameter is an answer with
// `isError` (pkg/github). The HTTP server is stateless and wants `Authorization: Bearer` (pkg/http/handler.go).

const repository = { owner: { type: 'string' }, repo: { type: 'string' } };
const inRepository = { owner: z.string(), repo: z.string() };

const githubTools = (): EmulatedTool[] => [
  {
    name: 'get_me',
    description: 'Says who the token belongs to.',
    inputSchema: { type: 'object', properties: {} },
    annotations: { idempotentHint: false, readOnlyHint: true, title: 'Get my user profile' },
    input: z.strictObject({}),
    answer: () => text(JSON.stringify({ login: 'ada', id: 1 })),
  },
  {
    name: 'search_issues',
    description: 'Finds issues by their words.',
    inputSchema: {
      type: 'object',
      properties: {
        ...{ query: { type: 'string' }, ...repository },
        order: { type: 'string', enum: ['asc', 'desc'] },
        page: { type: 'number', minimum: 1 },
        perPage: { type: 'number', minimum: 1, maximum: 100 },
      },
      required: ['query'],
    },
    annotations: { idempotentHint: false, readOnlyHint: true, title: 'Search issues' },
    input: z.strictObject({
      ...{ query: z.string(), owner: z.string().optional(), repo: z.string().optional() },
      order: z.enum(['asc', 'desc']).optional(),
      page: z.number().min(1).optional(),
      perPage: z.number().min(1).max(100).optional(),
    }),
    answer: ({ query }: { query: string }) =>
      text(
        JSON.stringify({ total_count: 1, items: [{ number: 7, title: `About ${query}`, state: 'open' }] }),
      ),
  },
  {
    name: 'issue_write',
    description: 'Creates an issue, or changes one.',
    inputSchema: {
      type: 'object',
      properties: {
        ...{ method: { type: 'string', enum: ['create', 'update'] }, ...repository },
        ...{ title: { type: 'string' }, body: { type: 'string' }, issue_number: { type: 'number' } },
        labels: { type: 'array', items: { type: 'string' } },
        assignees: { type: 'array', items: { type: 'string' } },
        state: { type: 'string', enum: ['open', 'closed'] },
        type: { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
      },
      required: ['method', 'owner', 'repo'],
    },
    annotations: { idempotentHint: false, readOnlyHint: false, title: 'Create or update issue/pull request' },
    input: z.strictObject({
      ...{ method: z.enum(['create', 'update']), ...inRepository },
      ...{ title: z.string().optional(), body: z.string().optional(), issue_number: z.number().optional() },
      labels: z.array(z.string()).optional(),
      assignees: z.array(z.string()).optional(),
      state: z.enum(['open', 'closed']).optional(),
      type: z.string().min(1).nullable().optional(),
    }),
    answer: ({ method, title }: { method: string; title?: string }) =>
      method === 'create' && !title
        ? failure('missing required parameter: title')
        : text(JSON.stringify({ id: '1', url: 'https://github.com/acme/app/issues/8' })),
  },
];

/** GitHub's server as far as tests and the sandbox need it. */
export function startGitHubServer(): Promise<EmulatedServer> {
  return startMcpServer({
    ...{ name: 'github-mcp-server', path: '/mcp/', key: 'github_pat_emulated0123456789', asStream: true },
    tools: githubTools(),
  });
}
