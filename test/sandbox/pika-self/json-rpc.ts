import { message, opening, toolCall } from '../mcp-messages.ts';
import type { Answer, OutsideCall, Violate } from '../outside/service.ts';
import { isKnownTool, type KnownTool, knownTools, otherTools } from './manifest.ts';

const protocolVersion = '2025-06-18';

export type RpcDeps = {
  /** Where given, sessions have ids. */
  sessionId: string | undefined;
  /** Answers as a stream of events; else as JSON. */
  asStream: boolean;
  callTool(tool: KnownTool, input: Record<string, unknown>): unknown | Promise<unknown>;
};

/** One message of MCP's Streamable HTTP (its revision of 2025-06-18), checked as the specification has it. */
export async function answerRpc(call: OutsideCall, violate: Violate, deps: RpcDeps): Promise<Answer> {
  const said = message.safeParse(call.json);
  if (!said.success) {
    violate('not a message of JSON-RPC 2.0');
    return { status: 400, json: { jsonrpc: '2.0', error: { code: -32700, message: 'Parse error' } } };
  }
  const { id, method, params } = said.data;
  if (method !== 'initialize') {
    const lost = lostSession(call, violate, deps);
    if (lost) return lost;
  }
  if (id === undefined) {
    if (!/^notifications\/(initialized|cancelled)$/.test(method)) violate(`notification ${method}`);
    return { status: 202 };
  }
  const outcome = await outcomeOf(method, params, violate, deps);
  const json = { jsonrpc: '2.0', id, ...outcome };
  const headers: Record<string, string> =
    method === 'initialize' && deps.sessionId ? { 'mcp-session-id': deps.sessionId } : {};
  if (!deps.asStream) return { status: 200, json, headers };
  const text = `event: message\ndata: ${JSON.stringify(json)}\n\n`;
  return { status: 200, text, headers: { ...headers, 'content-type': 'text/event-stream' } };
}

function lostSession({ headers }: OutsideCall, violate: Violate, { sessionId }: RpcDeps): Answer | undefined {
  if (headers['mcp-protocol-version'] !== protocolVersion)
    violate(`MCP-Protocol-Version ${headers['mcp-protocol-version']}`);
  if (headers['mcp-session-id'] === sessionId) return undefined;
  violate(`Mcp-Session-Id ${headers['mcp-session-id']}`);
  return { status: 404, json: { error: 'no such session' } };
}

async function outcomeOf(method: string, params: unknown, violate: Violate, deps: RpcDeps): Promise<object> {
  if (method === 'initialize') {
    if (!opening.safeParse(params).success) violate('initialize is incomplete');
    const serverInfo = { name: 'pika', version: '1.4.0' };
    return { result: { protocolVersion, capabilities: { tools: {} }, serverInfo } };
  }
  if (method !== 'tools/call') {
    violate(`method ${method}`);
    return refusal(-32601, 'Method not found');
  }
  const { name, arguments: given } = toolCall.parse(params);
  if (!isKnownTool(name)) {
    violate(otherTools.includes(name) ? `${name} is not for Stand-in` : `no tool ${name}`);
    return refusal(-32602, `Tool ${name} not found`);
  }
  const input = knownTools[name].safeParse(given);
  if (!input.success) {
    violate(`${name} with ${JSON.stringify(given)}`);
    return refusal(-32602, `Invalid arguments for tool ${name}`);
  }
  return { result: await deps.callTool(name, input.data) };
}

const refusal = (code: number, text: string) => ({ error: { code, message: text } });
