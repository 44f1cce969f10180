import { expect, test } from 'vitest';
import { readableLines } from '../../sandbox/runner/readable.ts';
import { findBlockProblem } from '../../sandbox/slack/blocks/validate.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { clientOf, workspace } from './support.ts';

const words = (text: string) => ({
  type: 'rich_text' as const,
  elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text }] }],
});

const tasks = [
  {
    type: 'task_card' as const,
    task_id: 't1',
    title: 'Find the figures',
    status: 'complete' as const,
    details: words('asked by Priya'),
    output: words('Up 4 %'),
    sources: [{ type: 'url' as const, url: 'https://example.com/q3', text: 'Q3 report' }],
  },
  { type: 'task_card' as const, task_id: 't2', title: 'Draft <b>notes</b>', status: 'in_progress' as const },
  { type: 'task_card' as const, task_id: 't3', title: 'Update the CRM', status: 'error' as const },
  { type: 'task_card' as const, task_id: 't4', title: 'Write to Ben', status: 'pending' as const },
];
const plan = { type: 'plan' as const, title: 'Tasks', tasks };

test('a plan is posted and edited in place, and reads as its tasks with state, outcome and sources', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const { ts } = await client.chat.postMessage({ channel, text: 'Tasks', blocks: [{ ...plan, tasks: [] }] });
  await client.chat.update({ channel, ts: String(ts), text: 'Tasks', blocks: [plan] });
  const [message] = slack.messages(channel);
  expect(message && renderMessage(message).split('\n')).toEqual([
    'Tasks',
    '  ✓ Find the figures',
    '    asked by Priya',
    '    → Up 4 %',
    '    ↗ Q3 report (https://example.com/q3)',
    '  ◐ Draft <b>notes</b>',
    '  ✗ Update the CRM',
    '  ○ Write to Ben',
  ]);
  expect(message && readableLines(message)[1]).toBe('  ✓ Find the figures');
  expect(slack.violations).toEqual([]);
});

test.each([
  ['a plan without a title', { ...plan, title: undefined }, 'missing required field: title'],
  ['51 tasks', { ...plan, tasks: many(51) }, 'no more than 50 items allowed'],
  ['two tasks with one id', { ...plan, tasks: [tasks[0], tasks[0]] }, '`task_id` "t1" already exists'],
  ['a title that is an object', { ...plan, title: words('x') }, 'must be a string'],
  ['a text where rich text belongs', { ...tasks[0], details: 'text' }, 'must be an object'],
  [
    'two sections in an output',
    { ...tasks[0], output: { ...words('x'), elements: many(2).map(() => words('x').elements[0]) } },
    'must have exactly one element',
  ],
  ['a source that is no link', { ...tasks[0], sources: [{ type: 'url', url: 'x', text: 'x' }] }, 'valid URL'],
])('Slack refuses %s', (_, block, problem) => {
  expect(findBlockProblem([block])?.messages.join('\n')).toContain(problem);
});

test('tasks of a plan may leave their type out', () => {
  const { type: _, ...task } = tasks[1] ?? {};
  expect(findBlockProblem([{ ...plan, tasks: [task] }])).toBeUndefined();
});

test('a workspace without plans refuses them, which is nobody’s mistake; other blocks pass', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  slack.faults.refuseBlocks(['plan', 'task_card']);
  const post = () => client.chat.postMessage({ channel, text: 'Tasks', blocks: [plan] });
  await expect(post()).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] unsupported type: plan [json-pointer:/blocks/0/type]'] },
    },
  });
  await client.chat.postMessage({ channel, text: 'Tasks', blocks: [{ type: 'divider' }] });
  slack.faults.clear();
  await expect(post()).resolves.toMatchObject({ ok: true });
  expect(slack.violations).toEqual([]);
});

function many(count: number) {
  return Array.from({ length: count }, (_, index) => ({ task_id: `m${index}`, title: 'One of many' }));
}
