import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeUrl } from '../../../services/common/safe-url.ts';
import type { KeptNotes } from '../../../services/notes/kept-notes.ts';
import { noteDetails } from '../../../services/slack/blocks/note-details.ts';
import { finishedTask, plan } from '../../../services/slack/blocks/plan.ts';
import { linkTo } from '../../../services/slack/mrkdwn.ts';
import type { Task } from '../../../services/tasks/task.ts';
import type { TaskLink } from '../../../services/tasks/tool.ts';

const notLinks = [
  '!channel',
  '@U0CEO',
  '#C0GENERAL',
  '!subteam^S0ALL',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'https://meet.google.com@evil.test/x',
  'https://user:pass@evil.test/x',
  'https://evil.test/\u202Exyz',
  'https://evil.test/a\u200Bb',
  'https://evil.test/a b',
  'https://evil.test\\@good.test',
  '',
  `https://evil.test/${'x'.repeat(4_000)}`,
];

const notes: KeptNotes = {
  kind: 'summary',
  source: 'extractive',
  title: '',
  summary: '',
  ...{ points: [], meetingKind: 'general', findings: [] },
  decisions: [],
  items: [],
  questions: [],
  chapters: [],
  timeline: [],
  participants: [],
} as unknown as KeptNotes;

const taskWith = (...links: TaskLink[]): Task => ({
  id: 'a',
  kind: 'other',
  title: 'Looked it up',
  status: 'complete',
  requestedBy: null,
  detail: null,
  outcome: null,
  links,
  since: new Date('2026-12-03T12:00:00Z'),
  quiet: false,
});

/** Everything that people see of a task. */
const shown = (task: Task) =>
  [noteDetails(notes, [task], false), plan([task]), finishedTask(task)].map((it) => JSON.stringify(it));

test.each(notLinks)('%s is no link: nobody is pinged, and the title stands as text', (url) => {
  expect(safeUrl(url)).toBeNull();
  expect(linkTo(url, 'x')).toBe('x');
  for (const text of shown(taskWith({ title: 'The page', url }))) {
    expect(text).not.toMatch(/<[!@#]|<http|"url":/);
    expect(text).toContain('The page');
  }
});

test('a link of others always says its host, in the recap as in the plan', () => {
  const task = taskWith({ title: 'https://corp.test/policy', url: 'https://evil.test/by-agent' });
  for (const text of shown(task)) expect(text).toContain('(evil.test)');
});

test('whatever is taken for a link is an address of a page, and ends nothing in Slack', () => {
  const parts = fc.constantFrom(
    'https://',
    'http://',
    'a.test',
    '/',
    '|',
    '<',
    '>',
    '@',
    '#',
    '?',
    '%',
    '!',
    ' ',
    '\u202E',
    'x',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.array(parts).map((some) => some.join('')),
      ),
      (given) => {
        const url = safeUrl(given);
        if (url === null) return;
        expect(url).not.toMatch(/[\s<>|]/);
        expect(new URL(url)).toMatchObject({ username: '', password: '' });
        expect(url).toMatch(/^https?:\/\//);
      },
    ),
    { numRuns: 2_000 },
  );
});
