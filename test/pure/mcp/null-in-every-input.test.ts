import { expect, test } from 'vitest';
import { z } from 'zod';
import { outsideTools } from '../../../services/tasks/registry.ts';
import { addToBrief } from '../../../services/tasks/tools/add-to-brief.ts';
import { draftDocument } from '../../../services/tasks/tools/draft-document.ts';
import { postMessage } from '../../../services/tasks/tools/post-message.ts';
import { withoutNullParams } from '../../../src/mcp/null-params.ts';
import { claimTools } from '../../../src/mcp/tools/claim.ts';
import { meetingTools, readingTools } from '../../../src/mcp/tools/meetings.ts';
import { pastTools } from '../../../src/mcp/tools/past.ts';
import { taskTools } from '../../../src/mcp/tools/tasks.ts';
import { threadTools } from '../../../src/mcp/tools/thread.ts';

type Shape = { properties?: Record<string, Shape>; required?: string[] };

/** The input of every tool that there can be. */
function inputs(): Map<string, z.ZodType> {
  const found = new Map<string, z.ZodType>();
  const server = {
    registerTool: (name: string, { inputSchema }: { inputSchema: z.ZodType }) => found.set(name, inputSchema),
  };
  const none = {} as never;
  const outside = { calendar: none, crm: { place: 'HubSpot' }, search: none };
  const workflows = { named: [{ name: 'ticket' }] };
  const tools = [
    postMessage({ thread: none }),
    draftDocument({ thread: none, documents: { place: 'Notion' } as never }),
    addToBrief({ brief: none }),
    ...outsideTools({ ...outside, workflows } as never),
  ];
  const agent = { tokenId: 't', teamId: 'T', userId: 'U', readOnly: false, channelId: null };
  for (const register of [readingTools, meetingTools, pastTools, claimTools, taskTools, threadTools])
    register(server as never, agent, { tools } as never);
  return found;
}

test.each([...inputs()])('%s takes null for whatever may be left out', (_, schema) => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' }) as Shape;
  const optional = (shape: Shape) =>
    Object.keys(shape.properties ?? {}).filter((name) => !shape.required?.includes(name));
  const nulls = (shape: Shape) => Object.fromEntries(optional(shape).map((name) => [name, null]));
  const inner = properties.input;
  const given = { ...nulls({ properties, required }), ...(inner ? { input: nulls(inner) } : {}) };
  const wrong = schema.safeParse(given).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const needed = [...required, ...(inner?.required ?? []).map((name) => `input.${name}`)];
  expect(wrong.filter((path) => path !== 'input' && !needed.includes(path))).toEqual([]);
});

test('null beside a tool’s arguments is left out too', () => {
  const list = { jsonrpc: '2.0', id: 1, method: 'resources/list', params: { cursor: null } };
  const bare = { jsonrpc: '2.0', id: 2, method: 'tools/list', params: null };
  const call = { method: 'tools/call', params: { name: 'x', arguments: null, _meta: { a: null } } };
  expect(withoutNullParams([list, bare, call, null, 7, { id: 3 }])).toEqual([
    { jsonrpc: '2.0', id: 1, method: 'resources/list', params: {} },
    { jsonrpc: '2.0', id: 2, method: 'tools/list' },
    { method: 'tools/call', params: { name: 'x', _meta: { a: null } } },
    null,
    7,
    { id: 3 },
  ]);
});
