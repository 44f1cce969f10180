import { z } from 'zod';

/** A turn of a conversation, whichever wire it came by. */
export type HeardMessage =
  | { role: 'user'; text: string }
  | { role: 'assistant'; text: string; calls: HeardCall[] }
  | { role: 'tool'; results: { id: string; text: string }[] };
type HeardCall = { id: string; name: string; input: unknown };

/** What a model may call. */
type HeardTool = { name: string; description: string; parameters: Record<string, unknown> };

export type Heard = {
  instructions: string;
  /** What people asked first. */
  prompt: string;
  maxTokens: number;
  /** The schema of the answer; null where it may be any text. */
  shape: unknown;
  messages: HeardMessage[];
  tools: HeardTool[];
};

/** What the model says: a text, or a text with calls. */
type Said = { text: string; calls: readonly HeardCall[]; cutOff: boolean; tokens: typeof usage };

/** One of the interfaces that the emulated model speaks, as far as this product needs it. */
export type Wire = {
  path: RegExp;
  /** The header that carries the key, and how. */
  keyOf(headers: Record<string, string | string[] | undefined>): string | undefined;
  body: z.ZodType<Heard>;
  /** A whole answer. */
  answer(said: Said): object;
  refusal(status: number, fault: Fault): object;
};

/** What is wrong with a request, and with which part of it. */
type Fault = { message: string; param?: string; code?: string };

export const jsonSchema = z.looseObject({
  type: z.literal('object'),
  additionalProperties: z.literal(false),
});
/** Of a tool's input: an object, at the top nothing else. */
export const parameters = z.looseObject({ type: z.literal('object'), $schema: z.undefined().optional() });
/** OpenAI and Anthropic take the same. */
export const toolName = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/);
export const maxTokens = z.number().int().min(1).max(64_000);

export const bearer: Wire['keyOf'] = (headers) =>
  typeof headers.authorization === 'string' ? headers.authorization.replace(/^Bearer /, '') : undefined;

export const openaiRefusal: Wire['refusal'] = (status, { message, param = null, code = null }) => ({
  error: { message, type: status < 500 ? 'invalid_request_error' : 'server_error', param, code },
});

/**
 * As OpenAI words it: teabranch/open-responses-server#41 has an unknown field, microsoft/vscode-copilot-release#11157 a
 * missing one.
 */
export function faultOf({ issues: [issue] }: z.ZodError): Fault {
  if (!issue || issue.code === 'custom')
    return { message: issue?.message ?? 'Invalid body.', param: nameOf(issue?.path ?? []) };
  if (issue.code === 'unrecognized_keys') {
    const param = nameOf([...issue.path, ...issue.keys.slice(0, 1)]);
    return { message: `Unknown parameter: '${param}'.`, param, code: 'unknown_parameter' };
  }
  const param = nameOf(issue.path);
  return issue.message.endsWith('received undefined')
    ? { message: `Missing required parameter: '${param}'.`, param, code: 'missing_required_parameter' }
    : { message: `Invalid value: '${param}'.`, param, code: 'invalid_value' };
}

/** `tools[0].name` */
function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** What a call reads and writes unless told. */
export const usage: { in: number; out: number } = { in: 10, out: 5 };

export function promptOf(messages: readonly HeardMessage[]): string {
  const first = messages.find(({ role }) => role === 'user');
  return first?.role === 'user' ? first.text : '';
}

/** JSON as a model writes it into a call. */
export const argumentsText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('arguments that are no JSON');
    return z.NEVER;
  }
});

/**
 * Each call is answered right behind the message that made it, once, and nothing else is answered. The words are those of
 * OpenAI's Responses API (continuedev/continue#10092, bytedance/trae-agent#358); null where all is well.
 */
function unanswered(messages: readonly HeardMessage[]): string | null {
  for (const [at, message] of messages.entries()) {
    const [before, next] = [messages[at - 1], messages[at + 1]];
    const calls =
      message.role === 'assistant' ? message.calls : before?.role === 'assistant' ? before.calls : [];
    const results = message.role === 'tool' ? message.results : next?.role === 'tool' ? next.results : [];
    if (message.role === 'user') continue;
    const ids = results.map(({ id }) => id);
    const strange = ids.find(
      (id, index) => !calls.some((call) => call.id === id) || ids.indexOf(id) !== index,
    );
    if (message.role === 'tool' && strange !== undefined)
      return `No tool call found for function call output with call_id ${strange}.`;
    const open = calls.find(({ id }) => !ids.includes(id));
    if (message.role === 'assistant' && open) return `No tool output found for function call ${open.id}.`;
  }
  return null;
}

/** A request in which `unanswered` finds nothing. */
export function answeredIn(at: string) {
  return ({ messages }: Heard, context: z.RefinementCtx): void => {
    const message = unanswered(messages);
    if (message !== null) context.addIssue({ code: 'custom', path: [at], message });
  };
}

/** Results in messages of their own belong together. */
export function withResultsTogether(messages: readonly HeardMessage[]): HeardMessage[] {
  const all: HeardMessage[] = [];
  for (const message of messages) {
    const last = all.at(-1);
    if (message.role === 'tool' && last?.role === 'tool') last.results.push(...message.results);
    else all.push(message.role === 'tool' ? { role: 'tool', results: [...message.results] } : message);
  }
  return all;
}
