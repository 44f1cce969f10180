import { z } from 'zod';

/** One of the interfaces that the emulated model speaks, as far as notes need it. */
export type Wire = {
  path: RegExp;
  /** The header that carries the key, and how. */
  keyOf(headers: Record<string, string | string[] | undefined>): string | undefined;
  body: z.ZodType<{ instructions: string; prompt: string; maxTokens: number; shape: unknown }>;
  /** A whole answer with this text. */
  answer(text: string, cutOff: boolean): object;
  refusal(status: number, message: string): object;
};

const jsonSchema = z.looseObject({ type: z.literal('object'), additionalProperties: z.literal(false) });
const maxTokens = z.number().int().min(1).max(64_000);
const bearer: Wire['keyOf'] = (headers) =>
  typeof headers.authorization === 'string' ? headers.authorization.replace(/^Bearer /, '') : undefined;
const openaiRefusal: Wire['refusal'] = (status, message) => ({
  error: {
    message,
    type: status === 401 ? 'invalid_request_error' : 'server_error',
    param: null,
    code: null,
  },
});

/** https://platform.openai.com/docs/api-reference/chat/create; no tools, no stream. */
export const chatCompletions: Wire = {
  path: /^\/v1\/chat\/completions$/,
  keyOf: bearer,
  body: z
    .strictObject({
      model: z.string().min(1),
      messages: z.tuple([
        z.strictObject({ role: z.literal('system'), content: z.string().min(1) }),
        z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
      ]),
      max_tokens: maxTokens,
      response_format: z.strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({ name: z.string(), strict: z.literal(true), schema: jsonSchema }),
      }),
    })
    .transform(({ messages: [system, user], max_tokens, response_format }) => ({
      instructions: system.content,
      prompt: user.content,
      maxTokens: max_tokens,
      shape: response_format.json_schema.schema,
    })),
  answer: (text, cutOff) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'emulated',
    choices: [
      { index: 0, message: { role: 'assistant', content: text }, finish_reason: cutOff ? 'length' : 'stop' },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  }),
  refusal: openaiRefusal,
};

/** https://platform.openai.com/docs/api-reference/responses/create; no tools, no stream. */
export const responses: Wire = {
  path: /^\/v1\/responses$/,
  keyOf: bearer,
  body: z
    .strictObject({
      model: z.string().min(1),
      input: z.tuple([
        z.strictObject({ role: z.enum(['system', 'developer']), content: z.string().min(1) }),
        z.strictObject({
          role: z.literal('user'),
          content: z.tuple([z.strictObject({ type: z.literal('input_text'), text: z.string().min(1) })]),
        }),
      ]),
      max_output_tokens: maxTokens,
      text: z.strictObject({
        format: z.strictObject({
          type: z.literal('json_schema'),
          name: z.string(),
          strict: z.literal(true),
          schema: jsonSchema,
        }),
      }),
      include: z.array(z.string()).optional(),
    })
    .transform(({ input: [system, user], max_output_tokens, text }) => ({
      instructions: system.content,
      prompt: user.content[0].text,
      maxTokens: max_output_tokens,
      shape: text.format.schema,
    })),
  answer: (text, cutOff) => ({
    id: 'resp_1',
    object: 'response',
    created_at: 1_700_000_000,
    status: cutOff ? 'incomplete' : 'completed',
    incomplete_details: cutOff ? { reason: 'max_output_tokens' } : null,
    model: 'emulated',
    output: [
      {
        type: 'message',
        id: 'msg_1',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text, annotations: [] }],
      },
    ],
    usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
  }),
  refusal: openaiRefusal,
};

/** https://docs.claude.com/en/api/messages; no tools of ours, no stream. */
export const messages: Wire = {
  path: /^\/v1\/messages$/,
  keyOf: (headers) => (typeof headers['x-api-key'] === 'string' ? headers['x-api-key'] : undefined),
  body: z
    .strictObject({
      model: z.string().min(1),
      system: z.tuple([z.strictObject({ type: z.literal('text'), text: z.string().min(1) })]),
      messages: z.tuple([
        z.strictObject({
          role: z.literal('user'),
          content: z.tuple([z.strictObject({ type: z.literal('text'), text: z.string().min(1) })]),
        }),
      ]),
      max_tokens: maxTokens,
      output_config: z.strictObject({
        format: z.strictObject({ type: z.literal('json_schema'), schema: jsonSchema }),
      }),
    })
    .transform(({ system: [system], messages: [user], max_tokens, output_config }) => ({
      instructions: system.text,
      prompt: user.content[0].text,
      maxTokens: max_tokens,
      shape: output_config.format.schema,
    })),
  answer: (text, cutOff) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'emulated',
    content: [{ type: 'text', text }],
    stop_reason: cutOff ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 5 },
  }),
  refusal: (status, message) => ({
    type: 'error',
    error: { type: status === 401 ? 'authentication_error' : 'invalid_request_error', message },
  }),
};
