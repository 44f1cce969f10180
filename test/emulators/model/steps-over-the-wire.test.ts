import { expect, test } from 'vitest';
import type { StepInput } from '../../../services/agents/house/ports/house-model.ts';
import { createHouseModel } from '../../../services/agents/model/step.ts';
import { Calls, call } from '../../sandbox/model/service.ts';
import { modelByWire, type Wired } from './support.ts';

const { signal } = new AbortController();
const wires = ['compatible', 'openai', 'anthropic'] as const;
const post = {
  name: 'post_message',
  description: 'Posts a message.',
  input: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
};
const asked: StepInput = {
  instructions: 'You are an agent.',
  messages: [{ role: 'user', text: 'Post hi.' }],
  tools: [post],
};

async function stepsBy(kind: Wired) {
  const { model, emulator, waits } = await modelByWire(kind);
  const pause = async (milliseconds: number) => void waits.push(milliseconds);
  return { emulator, waits, step: createHouseModel({ model, pause }) };
}

test.each(wires)('%s: calls and their results go over the wire, with what it used', async (kind) => {
  const { emulator, step } = await stepsBy(kind);
  emulator.says(
    new Calls(
      [
        { name: 'post_message', input: { text: 'hi' } },
        { name: 'made_up', input: {} },
      ],
      'On it.',
    ),
  );
  const first = await step(asked, signal);

  expect(first).toMatchObject({
    ok: true,
    value: {
      text: 'On it.',
      calls: [
        { name: 'post_message', input: { text: 'hi' } },
        { name: 'made_up', input: {} },
      ],
      ...{ tokensIn: 10, tokensOut: 5 },
    },
  });
  if (!first.ok) throw new Error('it failed');
  const { text, calls } = first.value;
  emulator.says('Done.');
  const second = await step(
    {
      ...asked,
      messages: [
        ...asked.messages,
        { role: 'assistant', text, calls },
        { role: 'tool', results: calls.map(({ id, name }) => ({ id, name, text: `result of ${name}` })) },
      ],
    },
    signal,
  );

  expect(second).toMatchObject({ ok: true, value: { text: 'Done.', calls: [] } });
  expect(emulator.asked[1]).toMatchObject({
    instructions: 'You are an agent.',
    tools: [{ name: 'post_message', parameters: { required: ['text'] } }],
    messages: [
      { role: 'user', text: 'Post hi.' },
      { role: 'assistant', text: 'On it.', calls: [{ name: 'post_message' }, { name: 'made_up' }] },
      { role: 'tool', results: [{ text: 'result of post_message' }, { text: 'result of made_up' }] },
    ],
  });
});

test.each(wires)('%s: what was turned away for now is asked again, half an answer is none', async (kind) => {
  const { emulator, step, waits } = await stepsBy(kind);
  const route = ({ compatible: 'chat', openai: 'responses', anthropic: 'messages' } as const)[kind];
  emulator.fail(route, {
    do: 'answer',
    answer: { status: 529, json: { error: { message: 'busy', type: 'overloaded' } } },
  });
  emulator.says('Hello.');
  expect(await step(asked, signal)).toMatchObject({ ok: true, value: { text: 'Hello.' } });
  expect(waits).toHaveLength(1);

  emulator.says(call('post_message', { text: 'h' }), { cutOff: true });
  expect(await step(asked, signal)).toMatchObject({
    ok: true,
    value: { text: '', calls: [], isCutOff: true, tokensIn: 10, tokensOut: 5 },
  });
});
