import { expect, test } from 'vitest';
import { findViewProblem } from '../../sandbox/slack/blocks/view.ts';
import { fieldProblem, inputsOf } from '../../sandbox/slack/interactive/view-inputs.ts';
import type { Json } from '../../sandbox/slack/json.ts';

const plain = (text: string) => ({ type: 'plain_text', text });

function block(element: Json): Json {
  return { type: 'input', block_id: 'b', label: plain('Minutes'), element: { action_id: 'a', ...element } };
}

function problems(element: Json): string[] {
  const view = { type: 'modal', title: plain('Form'), submit: plain('Save'), blocks: [block(element)] };
  return findViewProblem(view)?.messages ?? [];
}

test('a number field has text for numbers, in order, and whole unless decimals are allowed', () => {
  const field = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '60' };
  expect(problems({ ...field, initial_value: '30' })).toEqual([]);
  expect(problems({ type: 'number_input' })).toEqual([expect.stringContaining('is_decimal_allowed')]);
  expect(problems({ ...field, initial_value: 30 }).join()).toContain('must be a string');
  expect(problems({ ...field, initial_value: '1.5' }).join()).toContain('whole unless decimals');
  expect(problems({ ...field, initial_value: '61' }).join()).toContain('within');
  expect(problems({ ...field, min_value: '90' }).join()).toContain('in order');
});

test('addresses, times and dialogs that ask back are as Slack wants them', () => {
  expect(problems({ type: 'url_text_input', initial_value: 'https://a.example' })).toEqual([]);
  expect(problems({ type: 'url_text_input', initial_value: 'a.example' }).join()).toContain('valid URL');
  expect(problems({ type: 'timepicker', initial_time: '24:00' }).join()).toContain('HH:mm');
  const button = { type: 'button', text: plain('Go'), action_id: 'go' };
  const asking = (confirm: Json) =>
    findViewProblem({
      ...{ type: 'modal', title: plain('Form') },
      blocks: [{ type: 'actions', elements: [{ ...button, confirm }] }],
    })?.messages ?? [];
  const whole = { title: plain('Sure?'), text: plain('It goes.'), confirm: plain('Yes'), deny: plain('No') };
  expect(asking(whole)).toEqual([]);
  expect(asking({ text: plain('It goes.') })).toHaveLength(3);
});

test('people can type only what the field takes', () => {
  const say = (element: Json, value: string) => {
    const [input] = inputsOf([block(element)]);
    return input && fieldProblem(input, value, { find: () => undefined });
  };
  const minutes = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '60' };
  expect(say(minutes, '60')).toBeUndefined();
  expect(say(minutes, 'long')).toContain('no number');
  expect(say(minutes, '2.5')).toContain('no number');
  expect(say(minutes, '61')).toContain('not within');
  expect(say({ type: 'url_text_input' }, 'abc')).toContain('no URL');
  expect(say({ type: 'timepicker' }, '9:30')).toContain('no time');
});
