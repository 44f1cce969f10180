import { expect, onTestFinished, test } from 'vitest';
import { startModel } from '../../sandbox/model/service.ts';

const tool = { type: 'function', name: 'look', description: 'Looks.', parameters: { type: 'object' } };
const system = { role: 'system', content: 'You are an agent.' };
const user = { role: 'user', content: [{ type: 'input_text', text: 'Look.' }] };
const called = { type: 'function_call', call_id: 'call_1', name: 'look', arguments: '{}' };
const right = { model: 'a-model', input: [system, user], max_output_tokens: 100, tools: [tool] };
const { parameters: _, ...noSchema } = tool;

test.each([
  {
    what: 'an unknown field',
    body: { ...right, colour: 'red' },
    error: { message: "Unknown parameter: 'colour'.", param: 'colour', code: 'unknown_parameter' },
  },
  {
    what: 'a tool without a schema',
    body: { ...right, tools: [noSchema] },
    error: {
      message: "Missing required parameter: 'tools[0].parameters'.",
      ...{ param: 'tools[0].parameters', code: 'missing_required_parameter' },
    },
  },
  {
    what: 'a result of a call that nobody made',
    body: {
      ...right,
      input: [system, user, { type: 'function_call_output', call_id: 'call_9', output: 'x' }],
    },
    error: {
      message: 'No tool call found for function call output with call_id call_9.',
      ...{ param: 'input', code: null },
    },
  },
  {
    what: 'a call without a result',
    body: { ...right, input: [system, user, called] },
    error: { message: 'No tool output found for function call call_1.', param: 'input', code: null },
  },
])('OpenAI’s emulator refuses $what, as the real one does', async ({ body, error }) => {
  const model = await startModel();
  onTestFinished(model.close);
  model.always('never said');

  const answer = await fetch(`${model.url}/v1/responses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${model.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: { type: 'invalid_request_error', ...error } });
  expect(model.violations).toHaveLength(1);
  expect(model.asked).toEqual([]);
});
