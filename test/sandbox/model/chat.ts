import { z } from 'zod';
import {
  answeredIn,
  argumentsText,
  bearer,
  type HeardMessage,
  jsonSchema,
  maxTokens,
  openaiRefusal,
  parameters,
  promptOf,
  toolName,
  type Wire,
  withResultsTogether,
} from './wire.ts';

const message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string().nullable(),
    tool_calls: z
      .array(
        z.strictObject({
          id: z.string().min(1),
          type: z.literal('function'),
          function: z.strictObject({ name: toolName, arguments: argumentsText }),
        }),
      )
      .min(1)
      .optional(),
  }),
  z.strictObject({ role: z.literal('tool'), tool_call_id: z.string().min(1), content: z.string() }),
]);

/** https://platform.openai.com/docs/api-reference/chat/create; no stream. */
export const chatCompletions: Wire = {
  path: /^\/v1\/chat\/completions$/,
  keyOf: bearer,
  body: z
    .strictObject({
      model: z.string().min(1),
      messages: z.tuple([z.strictObject({ role: z.literal('system'), content: z.string().min(1) })], message),
      max_tokens: maxTokens,
      response_format: z
        .strictObject({
          type: z.literal('json_schema'),
          json_schema: z.strictObject({ name: z.string(), strict: z.literal(true), schema: jsonSchema }),
        })
        .optional(),
      tools: z
        .array(
          z.strictObject({
            type: z.literal('function'),
            function: z.strictObject({
              name: toolName,
              description: z.string().min(1).max(1_024),
              parameters,
            }),
          }),
        )
        .min(1)
        .optional(),
      tool_choice: z.literal('auto').optional(),
    })
    .refine(({ response_format, tools }) => (response_format === undefined) !== (tools === undefined))
    .transform(({ messages: [system, ...rest], max_tokens, response_format, tools = [] }) => {
      const messages = withResultsTogether(rest.map(heardOf));
      return {
        instructions: system.content,
        prompt: promptOf(messages),
        maxTokens: max_tokens,
        shape: response_format?.json_schema.schema ?? null,
        messages,
        tools: tools.map(({ function: tool }) => tool),
      };
    })
    .superRefine(answeredIn('messages')),
  answer: ({ text, calls, cutOff, tokens }) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'emulated',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: calls.length > 0 && text === '' ? null : text,
          ...(calls.length > 0
            ? {
                tool_calls: calls.map(({ id, name, input }) => ({
                  ...{ id, type: 'function' },
                  function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
                })),
              }
            : {}),
        },
        finish_reason: cutOff ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop',
      },
    ],
    usage: {
      prompt_tokens: tokens.in,
      completion_tokens: tokens.out,
      total_tokens: tokens.in + tokens.out,
    },
  }),
  refusal: openaiRefusal,
};

function heardOf(given: z.infer<typeof message>): HeardMessage {
  switch (given.role) {
    case 'user':
      return { role: 'user', text: given.content };
    case 'assistant':
      return {
        role: 'assistant',
        text: given.content ?? '',
        calls: (given.tool_calls ?? []).map(({ id, function: { name, arguments: input } }) => ({
          ...{ id, name, input },
        })),
      };
    case 'tool':
      return { role: 'tool', results: [{ id: given.tool_call_id, text: given.content }] };
    default:
      return given satisfies never;
  }
}
