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

const textIn = z.strictObject({ type: z.literal('input_text'), text: z.string().min(1) });

const item = z.union([
  z.strictObject({ role: z.literal('user'), content: z.tuple([textIn]) }),
  z.strictObject({ role: z.literal('assistant'), content: z.string().min(1) }),
  z.strictObject({
    type: z.literal('function_call'),
    call_id: z.string().min(1),
    name: toolName,
    arguments: argumentsText,
  }),
  z.strictObject({ type: z.literal('function_call_output'), call_id: z.string().min(1), output: z.string() }),
]);

/** https://platform.openai.com/docs/api-reference/responses/create; no stream. */
export const responses: Wire = {
  path: /^\/v1\/responses$/,
  keyOf: bearer,
  body: z
    .strictObject({
      model: z.string().min(1),
      input: z.tuple(
        [z.strictObject({ role: z.enum(['system', 'developer']), content: z.string().min(1) })],
        item,
      ),
      max_output_tokens: maxTokens,
      text: z
        .strictObject({
          format: z.strictObject({
            type: z.literal('json_schema'),
            name: z.string(),
            strict: z.literal(true),
            schema: jsonSchema,
          }),
        })
        .optional(),
      tools: z
        .array(
          z.strictObject({
            type: z.literal('function'),
            name: toolName,
            description: z.string().min(1),
            parameters,
            strict: z.literal(false).optional(),
          }),
        )
        .min(1)
        .optional(),
      tool_choice: z.literal('auto').optional(),
      include: z.array(z.string()).optional(),
    })
    .refine(({ text, tools }) => (text === undefined) !== (tools === undefined))
    .transform(({ input: [system, ...rest], max_output_tokens, text, tools = [] }) => {
      const messages = withCallsTogether(rest.map(heardOf));
      return {
        instructions: system.content,
        prompt: promptOf(messages),
        maxTokens: max_output_tokens,
        shape: text?.format.schema ?? null,
        messages,
        tools: tools.map(({ name, description, parameters: given }) => ({
          name,
          description,
          parameters: given,
        })),
      };
    })
    .superRefine(answeredIn('input')),
  answer: ({ text, calls, cutOff, tokens }) => ({
    id: 'resp_1',
    object: 'response',
    created_at: 1_700_000_000,
    status: cutOff ? 'incomplete' : 'completed',
    incomplete_details: cutOff ? { reason: 'max_output_tokens' } : null,
    model: 'emulated',
    output: [
      ...(text !== '' || calls.length === 0
        ? [
            {
              type: 'message',
              id: 'msg_1',
              role: 'assistant',
              status: 'completed',
              content: [{ type: 'output_text', text, annotations: [] }],
            },
          ]
        : []),
      ...calls.map(({ id, name, input }) => ({
        ...{ type: 'function_call', id: `fc_${id}`, call_id: id, name, status: 'completed' },
        arguments: typeof input === 'string' ? input : JSON.stringify(input),
      })),
    ],
    usage: { input_tokens: tokens.in, output_tokens: tokens.out, total_tokens: tokens.in + tokens.out },
  }),
  refusal: openaiRefusal,
};

function heardOf(given: z.infer<typeof item>): HeardMessage {
  if ('role' in given) {
    if (given.role === 'user') return { role: 'user', text: given.content[0].text };
    return { role: 'assistant', text: given.content, calls: [] };
  }
  if (given.type === 'function_call_output')
    return { role: 'tool', results: [{ id: given.call_id, text: given.output }] };
  const { call_id: id, name, arguments: input } = given;
  return { role: 'assistant', text: '', calls: [{ id, name, input }] };
}

/** What one answer said is in items of their own. */
function withCallsTogether(messages: readonly HeardMessage[]): HeardMessage[] {
  const all: HeardMessage[] = [];
  for (const message of withResultsTogether(messages)) {
    const last = all.at(-1);
    if (message.role === 'assistant' && last?.role === 'assistant') last.calls.push(...message.calls);
    else all.push(message);
  }
  return all;
}
