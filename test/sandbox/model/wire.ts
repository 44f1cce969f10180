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
  refusal(status: number, message: string): object;
};

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

export const openaiRefusal: Wire['refusal'] = (status, message) => ({
  error: {
    message,
    type: status === 401 ? 'invalid_request_error' : 'server_error',
    param: null,
    code: null,
  },
});

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

/** Each call is answered right behind the message that made it, once, and nothing else is answered. */
export function areAnswered(messages: readonly HeardMessage[]): boolean {
  return messages.every((message, at) => {
    const next = messages[at + 1];
    const before = messages[at - 1];
    if (message.role === 'tool') return before?.role === 'assistant' && before.calls.length > 0;
    if (message.role !== 'assistant' || message.calls.length === 0) return true;
    const answered = next?.role === 'tool' ? next.results.map(({ id }) => id) : [];
    const asked = message.calls.map(({ id }) => id);
    return answered.length === asked.length && asked.every((id) => answered.includes(id));
  });
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
