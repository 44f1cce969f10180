import { expect, test } from 'vitest';
import { findBlockProblem } from '../../sandbox/slack/blocks/validate.ts';
import { RATES } from '../../sandbox/slack/limits.ts';
import { createRateLimiter } from '../../sandbox/slack/rate-limits.ts';
import { clientOf, workspace } from './support.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (rest: Record<string, unknown> = {}) => ({
  type: 'button',
  action_id: 'go',
  text: { type: 'plain_text', text: 'Go' },
  ...rest,
});
const dialogText = (text: string) => ({ type: 'plain_text', text });
/** A dialog that asks back, but for its text. */
const asks = { title: dialogText('Sure?'), confirm: dialogText('Yes'), deny: dialogText('No') };
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const words = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const task = (rest: Record<string, unknown> = {}) => ({
  type: 'task_card',
  task_id: 't1',
  title: 'Look it up',
  status: 'in_progress',
  details: words('looking'),
  sources: [{ type: 'url', url: 'https://example.com/', text: 'example' }],
  ...rest,
});

test.each([
  ['a section with fields', [{ type: 'section', fields: [{ type: 'plain_text', text: 'a' }] }]],
  ['a plan of task cards', [{ type: 'plan', title: 'Plan', tasks: [task(), task({ task_id: 't2' })] }]],
  ['a markdown block', [{ type: 'markdown', text: '**bold**' }]],
  ['a table', [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }, words('b')]] }]],
  [
    'a container',
    [
      {
        type: 'container',
        title: { type: 'plain_text', text: 'More' },
        is_collapsible: true,
        child_blocks: [section('inside'), { type: 'divider' }],
      },
    ],
  ],
  ['an image', [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' }]],
  ['the same action in two blocks', [actions(button()), actions(button())]],
  ['the longest section', [section('x'.repeat(3000))]],
])('Slack takes %s', (_, blocks) => {
  expect(findBlockProblem(blocks)).toBeUndefined();
});

test.each([
  ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]', [section('x'.repeat(3001))]],
  ['must be more than 0 characters [json-pointer:/blocks/0/text/text]', [section('')]],
  ['must define either `text` or `fields` [json-pointer:/blocks/0]', [{ type: 'section' }]],
  ['no more than 50 items allowed [json-pointer:/blocks]', Array.from({ length: 51 }, () => section('x'))],
  ['unsupported type: alert [json-pointer:/blocks/0/type]', [{ type: 'alert' }]],
  ['invalid additional property: txt [json-pointer:/blocks/0]', [{ ...section('x'), txt: 'y' }]],
  [
    'must be a valid enum value [json-pointer:/blocks/0/text/type]',
    [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
  ],
  [
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
  ],
  [
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    [actions(button({ value: 'x'.repeat(2001) }))],
  ],
  [
    '`action_id` "go" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    [actions(button(), button())],
  ],
  [
    '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    [
      { type: 'divider', block_id: 'b' },
      { type: 'divider', block_id: 'b' },
    ],
  ],
  ['must be a valid URL [json-pointer:/blocks/0/elements/0/url]', [actions(button({ url: 'not a url' }))]],
  [
    'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    [actions(button({ confirm: { ...asks, text: { type: 'plain_text', text: 'x'.repeat(301) } } }))],
  ],
  [
    'missing required field: alt_text [json-pointer:/blocks/0]',
    [{ type: 'image', image_url: 'https://example.com/a.png' }],
  ],
  [
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    [{ type: 'context', elements: Array.from({ length: 11 }, () => ({ type: 'mrkdwn', text: 'x' })) }],
  ],
  [
    'must be a valid enum value [json-pointer:/blocks/0/tasks/0/status]',
    [{ type: 'plan', title: 'P', tasks: [task({ status: 'done' })] }],
  ],
  [
    '`task_id` "t1" already exists [json-pointer:/blocks/0/tasks/1/task_id]',
    [{ type: 'plan', title: 'P', tasks: [task(), task()] }],
  ],
  [
    'markdown text must be less than 12001 characters [json-pointer:/blocks]',
    [
      { type: 'markdown', text: 'x'.repeat(7000) },
      { type: 'markdown', text: 'x'.repeat(5001) },
    ],
  ],
])('Slack refuses: %s', (problem, blocks) => {
  expect(findBlockProblem(blocks)?.messages).toContain(problem);
});

test('all blocks together may not be too long', () => {
  const blocks = Array.from({ length: 5 }, () => section('x'.repeat(2900)));
  expect(findBlockProblem(blocks)).toEqual({ error: 'msg_blocks_too_long', messages: [] });
});

test("the SDK sees an over-long block as invalid_blocks with Slack's words, and it counts as a violation", async () => {
  const slack = await workspace();
  const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } }];
  const call = clientOf(slack).chat.postMessage({ channel: slack.channels.general.id, text: 'long', blocks });
  await expect(call).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      },
    },
  });
  expect(slack.violations).toHaveLength(1);
  expect(slack.messages(slack.channels.general.id)).toEqual([]);
});

test('posting too fast to one channel gets 429 with Retry-After; another channel is free', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'quick' });
  const { general, standup } = slack.channels;
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => post(general.id)));
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
  await expect(post(standup.id)).resolves.toMatchObject({ ok: true });
});

test('50 edits a minute, then the wait until the first of them is a minute old', () => {
  let time = 0;
  const limiter = createRateLimiter(() => time);
  const edit = () => limiter.take('chat.update', 'C1', RATES.tier3);
  for (let count = 0; count < 50; count += 1) expect(edit()).toEqual({ allowed: true });
  time = 20_000;
  expect(edit()).toEqual({ allowed: false, retryAfter: 40, impatient: false });
  time = 30_000;
  expect(edit()).toEqual({ allowed: false, retryAfter: 30, impatient: true });
  time = 60_000;
  expect(edit()).toEqual({ allowed: true });
});

test('a 429 on request holds one channel until its seconds are over', () => {
  let time = 0;
  const limiter = createRateLimiter(() => time);
  limiter.block('chat.postMessage', 'C1', 5);
  expect(limiter.take('chat.postMessage', 'C1', RATES.post)).toMatchObject({ allowed: false, retryAfter: 5 });
  expect(limiter.take('chat.postMessage', 'C2', RATES.post)).toEqual({ allowed: true });
  time = 5000;
  expect(limiter.take('chat.postMessage', 'C1', RATES.post)).toEqual({ allowed: true });
});
