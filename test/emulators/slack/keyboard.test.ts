import { expect, test } from 'vitest';
import { createAda } from '../../sandbox/runner/ada.ts';
import { createButtonNumbers } from '../../sandbox/runner/button-numbers.ts';
import { showForms } from '../../sandbox/runner/show-forms.ts';
import { showThreads } from '../../sandbox/runner/show-thread.ts';
import type { Json } from '../../sandbox/slack/json.ts';
import { clientOf, httpApp, workspace } from './support.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (label: string) => ({
  type: 'button' as const,
  action_id: label.toLowerCase(),
  text: plain(label),
});
const buttons = (...labels: string[]) => [{ type: 'actions' as const, elements: labels.map(button) }];
const field = (block_id: string, label: string, element: Json, rest: Json = {}) => ({
  type: 'input' as const,
  block_id,
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...rest,
});

const form = {
  type: 'modal' as const,
  callback_id: 'edit',
  title: plain('Edit message'),
  submit: plain('Save'),
  blocks: [
    { type: 'section' as const, text: plain('It goes to #general.') },
    field('words', 'Text', { type: 'plain_text_input', multiline: true, initial_value: 'Hello' }),
    field('tone', 'Tone', {
      type: 'static_select',
      options: [
        { text: plain('Warm'), value: 'warm' },
        { text: plain('Plain'), value: 'plain' },
      ],
    }),
    field('note', 'Note', { type: 'plain_text_input' }, { optional: true }),
    { type: 'actions' as const, block_id: 'beside', elements: [button('Stop')] },
  ],
};

/** Ada at a terminal before a workspace with an app that has a card and an approval in one thread. */
async function atTheKeyboard() {
  const slack = await workspace();
  const pressed: string[] = [];
  const submitted: unknown[] = [];
  await httpApp(slack, (app) => {
    app.action(/stop|approve/, async ({ ack, action }) => {
      await ack();
      if ('action_id' in action) pressed.push(action.action_id);
    });
    app.action('edit', async ({ ack, body, client }) => {
      await ack();
      const view = form as unknown as Parameters<typeof client.views.open>[0]['view'];
      if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view('edit', async ({ ack, view }) => {
      const { words, tone, note } = view.state.values;
      const said = words?.value?.value;
      if (said === 'bad') return ack({ response_action: 'errors', errors: { words: 'Not that.' } });
      submitted.push([said, tone?.value?.selected_option?.value, note?.value?.value]);
      return ack();
    });
  });
  const numbers = createButtonNumbers();
  const ada = createAda(slack, numbers);
  const shown: string[] = [];
  const screen = {
    print: (line: string) => void shown.push(line),
    paint: (_: unknown, text: string) => text,
  };
  showThreads({ slack, numbers, ...screen });
  showForms({ slack, forms: ada.forms, user: slack.users.ada.id, ...screen });
  const channel = slack.channels.standup.id;
  const root = await slack.post({ channel, text: 'standup' });
  const client = clientOf(slack);
  const thread = { channel, thread_ts: root.ts };
  const card = await client.chat.postMessage({ ...thread, text: 'card', blocks: buttons('Stop') });
  await client.chat.postMessage({ ...thread, text: 'approval', blocks: buttons('Approve', 'Edit') });
  return { slack, ada, client, channel, thread, card: String(card.ts), shown, pressed, submitted };
}

test('every button of the thread has a number of its own, which it keeps when its message is edited', async () => {
  const { ada, client, channel, card, shown, pressed } = await atTheKeyboard();
  expect(shown.join('\n')).toMatch(/\[1 Stop\][\s\S]*\[2 Approve\] {2}\[3 Edit\]/);
  await client.chat.update({ channel, ts: card, text: 'card', blocks: buttons('Stop', 'Extend') });
  expect(shown.at(-1)).toContain('[1 Stop]  [4 Extend]');
  expect(await ada.type('1')).toBeNull();
  expect(await ada.type('2')).toBeNull();
  expect(await ada.type('press Stop')).toBeNull();
  expect(pressed).toEqual(['stop', 'approve', 'stop']);
  expect(await ada.type('9')).toBe(
    'There is no button “9” now. There are: 2 Approve, 3 Edit, 1 Stop, 4 Extend.',
  );
});

test('a form asks field by field, keeps what is left as it is, and is sent after the last', async () => {
  const { slack, ada, shown, submitted } = await atTheKeyboard();
  await ada.type('3');
  await slack.waitForView((view) => view.callbackId === 'edit');
  expect(shown.join('\n')).toContain('▣ Edit message');
  expect(shown.join('\n')).toContain('It goes to #general.');
  expect(shown.at(-1)).toContain('Text?\n  now: Hello');
  expect(await ada.type('bad')).toContain('Tone?\n  1 Warm\n  2 Plain');
  expect(await ada.type('')).toMatch(/^“Tone” is empty/);
  expect(await ada.type('2')).toContain('Note?');
  expect(await ada.type('')).toMatch(/^Not that\.\nText\?/);
  expect(await ada.type('Dear all\\nhello')).toContain('Tone?');
  await ada.type('warm');
  expect(await ada.type('soon')).toBe('“Edit message” was sent.');
  expect(submitted).toEqual([['Dear all\nhello', 'warm', 'soon']]);
  expect(ada.forms.isOpen()).toBe(false);
  expect(slack.violations).toEqual([]);
});

test('a form can be closed instead', async () => {
  const { slack, ada, submitted } = await atTheKeyboard();
  await ada.type('press Edit');
  await slack.waitForView((view) => view.callbackId === 'edit');
  expect(await ada.type('cancel')).toBe('“Edit message” was closed.');
  expect(slack.openViews()).toEqual([]);
  expect(submitted).toEqual([]);
});

test('“> words” answers in the newest thread of the app, and may mention it', async () => {
  const { slack, ada, channel, thread } = await atTheKeyboard();
  await ada.type('> @Stand-in ask about Q3');
  expect(slack.messages(channel, thread.thread_ts).at(-1)).toMatchObject({
    user: slack.users.ada.id,
    text: `<@${slack.botUserId}> ask about Q3`,
  });
});
