import { z } from 'zod';
import {
  answeredIn,
  type HeardMessage,
  jsonSchema,
  maxTokens,
  parameters,
  promptOf,
  toolName,
  type Wire,
} from './wire.ts';

const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1) });
const result = z.strictObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string().min(1),
  content: z.union([z.string(), z.array(text)]),
});
const use = z.strictObject({
  type: z.literal('tool_use'),
  id: z.string().regex(/^[a-zA-Z0-9_-]+$/),
  name: toolName,
  input: z.record(z.string(), z.unknown()),
});

const message = z.union([
  z.strictObject({ role: z.literal('user'), content: z.array(z.union([text, result])).min(1) }),
  z.strictObject({ role: z.literal('assistant'), content: z.array(z.union([text, use])).min(1) }),
]);

/** https://docs.claude.com/en/api/messages; no stream. */
export const messages: Wire = {
  path: /^\/v1\/messages$/,
  keyOf: (headers) => (typeof headers['x-api-key'] === 'string' ? headers['x-api-key'] : undefined),
  body: z
    .strictObject({
      model: z.string().min(1),
      system: z.tuple([text]),
      messages: z.array(message).min(1),
      max_tokens: maxTokens,
      output_config: z
        .strictObject({ format: z.strictObject({ type: z.literal('json_schema'), schema: jsonSchema }) })
        .optional(),
      tools: z
        .array(z.strictObject({ name: toolName, description: z.string().min(1), input_schema: parameters }))
        .min(1)
        .optional(),
      tool_choice: z.strictObject({ type: z.literal('auto') }).optional(),
    })
    .refine(({ output_config, tools }) => (output_config === undefined) !== (tools === undefined))
    .transform(({ system: [system], messages: given, max_tokens, output_config, tools = [] }) => {
      const heard = given.flatMap(heardOf);
      return {
        instructions: system.text,
        prompt: promptOf(heard),
        maxTokens: max_tokens,
        shape: output_config?.format.schema ?? null,
        messages: heard,
        tools: tools.map(({ input_schema, ...tool }) => ({ ...tool, parameters: input_schema })),
      };
    })
    .superRefine(answeredIn('messages')),
  answer: ({ text: said, calls, cutOff, tokens }) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'emulated',
    content: [
      ...(said !== '' ? [{ type: 'text', text: said }] : []),
      ...calls.map(({ id, name, input }) => ({ type: 'tool_use', id, name, input })),
    ],
    stop_reason: cutOff ? 'max_tokens' : calls.length > 0 ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: tokens.in, output_tokens: tokens.out },
  }),
  refusal: (status, { message: said }) => ({
    type: 'error',
    error: { type: status === 401 ? 'authentication_error' : 'invalid_request_error', message: said },
  }),
};

function heardOf({ role, content }: z.infer<typeof message>): HeardMessage[] {
  const said = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  if (role === 'assistant') {
    const calls = content.flatMap((part) => (part.type === 'tool_use' ? [part] : []));
    return [{ role, text: said, calls: calls.map(({ id, name, input }) => ({ id, name, input })) }];
  }
  const results = content.flatMap((part) => (part.type === 'tool_result' ? [part] : []));
  return [
    ...(results.length > 0
      ? [
          {
            role: 'tool' as const,
            results: results.map(({ tool_use_id: id, content: given }) => ({
              id,
              text: typeof given === 'string' ? given : given.map((part) => part.text).join('\n'),
            })),
          },
        ]
      : []),
    ...(said !== '' ? [{ role, text: said }] : []),
  ];
}
