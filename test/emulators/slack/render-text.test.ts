import { expect, test } from 'vitest';
import { renderMessage, renderThread } from '../../sandbox/slack/render-text.ts';
import { clientOf, workspace } from './support.ts';

test('blocks read as plain text', () => {
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: 'Weekly' } },
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: '<@U0ADA00001> asked for <https://meet.google.com/abc-defg-hij|the call> at <!date^0^{date_num} {time}|then> &lt;3',
      },
    },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'stop', text: { type: 'plain_text', text: 'Stop' } },
        {
          type: 'button',
          action_id: 'topup',
          url: 'https://pay.example/',
          text: { type: 'plain_text', text: 'Top up' },
        },
      ],
    },
    {
      type: 'plan',
      title: 'Tasks',
      tasks: [{ type: 'task_card', task_id: '1', title: 'Find\u001b[31m the figures', status: 'complete' }],
    },
  ];
  expect(renderMessage({ text: 'fallback', blocks, attachments: [] })).toBe(
    [
      'Weekly',
      '@Ada asked for the call (https://meet.google.com/abc-defg-hij) at 1970-01-01 00:00 <3',
      '[Stop]  [Top up] (https://pay.example/)',
      'Tasks',
      '  ✓ Find[31m the figures',
    ].join('\n'),
  );
});

test('a thread reads as who said what', async () => {
  const slack = await workspace();
  const channel = slack.channels.general.id;
  const root = await slack.post({ channel, text: 'Standup: https://meet.google.com/abc-defg-hij.' });
  await clientOf(slack).chat.postMessage({ channel, thread_ts: root.ts, text: 'On my way' });
  expect(slack.messages(channel)[0]?.text).toBe('Standup: <https://meet.google.com/abc-defg-hij>.');
  expect(renderThread(slack.messages(channel))).toBe(
    'Ada: Standup: https://meet.google.com/abc-defg-hij.\n  Pika: On my way',
  );
});
