import type { z } from 'zod';
import { message, opening, toolCall } from '../mcp-messages.ts';

/** A tool as a server lists it, and what it answers. */
export type EmulatedTool = {
  name: string;
  title?: string;
  description: string;
  inputSchema: Record<string, unknown>;
  annotations?: Record<string, unknown>;
  input: z.ZodType;
  answer(input: never): EmulatedAnswer;
};

export type EmulatedAnswer = {
  content: unknown[];
  structuredContent?: unknown;
  isError?: boolean;
};

export const text = (said: string): EmulatedAnswer => ({ content: [{ type: 'text', text: said }] });
export const failure = (said: string): EmulatedAnswer => ({ ...text(said), isError: true });

export type ServerDeps = {
  name: string;
  tools: readonly EmulatedTool[];
  violate(what: string): void;
  onCall(tool: string, input: unknown): void;
};

/**
 * One message of MCP's revision 2025-06-18 (modelcontextprotocol.io/specification/2025-06-18/server/tools), checked as it
 * says; null for a notification. Whatever isn't a tool is a violation: Stand-in wants nothing else.
 */
export function answerMessage(given: unknown, deps: ServerDeps): object | null {
  const said = message.safeParse(given);
  if (!said.success) {
    deps.violate('not a message of JSON-RPC 2.0');
    return { jsonrpc: '2.0', id: null, error: { code: -32700, message: 'Parse error' } };
  }
  const { id, method, params } = said.data;
  if (id === undefined) {
    if (!/^notifications\/(initialized|cancelled)$/.test(method)) deps.violate(`notification ${method}`);
    return null;
  }
  return { jsonrpc: '2.0', id, ...outcomeOf(method, params, deps) };
}

function outcomeOf(method: string, params: unknown, deps: ServerDeps): object {
  switch (method) {
    case 'initialize':
      if (!opening.safeParse(params).success) deps.violate('initialize is incomplete');
      return {
        result: {
          protocolVersion: '2025-06-18',
          capabilities: { tools: { listChanged: true } },
          serverInfo: { name: deps.name, version: '1.0.0' },
        },
      };
    case 'tools/list':
      return {
        result: { tools: deps.tools.map(({ input: _, answer: __, ...listed }) => listed) },
      };
    case 'tools/call': {
      const { name, arguments: given } = toolCall.parse(params);
      const tool = deps.tools.find((one) => one.name === name);
      if (!tool) return refusal(-32602, `unknown tool "${name}"`);
      const input = tool.input.safeParse(given);
      if (!input.success) {
        deps.violate(`${name} with ${JSON.stringify(given)}`);
        return refusal(-32602, `invalid params for ${name}`);
      }
      deps.onCall(name, input.data);
      return { result: tool.answer(input.data as never) };
    }
    default:
      deps.violate(`method ${method}`);
      return refusal(-32601, 'Method not found');
  }
}

const refusal = (code: number, said: string) => ({ error: { code, message: said } });
