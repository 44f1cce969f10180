import { expect, test } from 'vitest';
import { createTriggers } from '../../sandbox/slack/interactive/triggers.ts';
import { editForm, plain } from './edit-form.ts';
import { clientOf, workspace } from './support.ts';

test('a trigger opens one view, within three seconds', () => {
  let now = 0;
  const triggers = createTriggers(() => now);
  const first = triggers.issue('U1');
  expect(triggers.exchange(first)).toEqual({ ok: true, user: 'U1' });
  expect(triggers.exchange(first)).toEqual({ ok: false, error: 'exchanged_trigger_id' });
  const second = triggers.issue('U1');
  now = 3001;
  expect(triggers.exchange(second)).toEqual({ ok: false, error: 'expired_trigger_id' });
  expect(triggers.exchange('made-up')).toEqual({ ok: false, error: 'invalid_trigger_id' });
});

const input = editForm.blocks[0];

test.each([
  [
    'a long title',
    { title: plain('x'.repeat(25)) },
    'must be less than 25 characters [json-pointer:/view/title',
  ],
  ['a long button', { submit: plain('x'.repeat(25)) }, 'must be less than 25 characters'],
  ['much private metadata', { private_metadata: 'x'.repeat(3001) }, 'must be less than 3001 characters'],
  ['inputs without submit', { submit: undefined }, 'missing required field: submit'],
  ['a block id twice', { blocks: [input, input] }, '`block_id` "words" already exists'],
  ['a block of messages', { blocks: [{ type: 'plan', title: 'P' }] }, 'unsupported type: plan'],
  ['a misspelt field', { callback: 'edit' }, 'invalid additional property: callback'],
])('Slack refuses a view with %s', async (_, change, problem) => {
  const slack = await workspace();
  const view = { ...editForm, ...change } as typeof editForm;
  const call = clientOf(slack).views.open({ trigger_id: 'any', view });
  await expect(call).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  expect(slack.violations).toEqual([expect.stringContaining(problem)]);
});

test('a made-up trigger and a form nobody could tell from others are violations', async () => {
  const slack = await workspace();
  const { callback_id: _, ...nameless } = editForm;
  const call = clientOf(slack).views.open({ trigger_id: 'made-up', view: nameless });
  await expect(call).rejects.toMatchObject({ data: { error: 'invalid_trigger_id' } });
  expect(slack.violations).toHaveLength(2);
});
