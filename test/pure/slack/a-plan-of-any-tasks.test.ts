import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Content, withoutBlocks } from '../../../services/slack/blocks/elements.ts';
import { finishedTask, plan } from '../../../services/slack/blocks/plan.ts';
import type { Task } from '../../../services/tasks/task.ts';
import type { Json } from '../../sandbox/slack/json.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { absurd, expectFit, stringsOf } from './absurd.ts';

const aTask: Task = {
  id: 't-1',
  kind: 'document',
  title: 'Draft the launch plan',
  status: 'pending',
  requestedBy: null,
  detail: null,
  outcome: null,
  links: [],
  since: new Date('2026-03-02T09:00:00Z'),
  quiet: false,
};

const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  absurd,
  absurd.map((text) => `https://other.example/${text}`),
  fc.nat({ max: 250 }).map((length) => `https://${'a.'.repeat(length)}other.example/`),
  fc.constantFrom(
    'javascript:alert(1)',
    'data:text/html,<script>',
    'slack://user',
    'https://good.example@other.example/',
    'https://:secret@other.example/',
    'https://other.example/a|b>c<d',
    'https://аррӏе.com/',
    'http://user:pass@host',
  ),
);
const links = fc.array(fc.record({ title: absurd, url: address }), { maxLength: 6 });
const anyTask: fc.Arbitrary<Task> = fc.record({
  id: absurd,
  kind: fc.constant('other'),
  title: absurd,
  status: fc.constantFrom('pending', 'in_progress', 'complete', 'error'),
  requestedBy: fc.option(absurd),
  detail: fc.option(absurd),
  outcome: fc.option(absurd),
  links,
  since: fc.constant(aTask.since),
  quiet: fc.boolean(),
});
const anyTasks = fc.uniqueArray(anyTask, { maxLength: 40, selector: ({ id }) => id });

function plainOf({ text, plain }: Content): Content {
  return { text, blocks: plain ?? [] };
}

/** As a reader sees it. */
function read({ text, blocks }: Content): string {
  return renderMessage({ text, blocks: blocks as unknown as Json[], attachments: [] });
}

/** A whole link of ours; without these no bracket is left in what Slack parses. */
const wholeLink = /<https?:\/\/[^\s<>|]+\|[^<>|]+>/g;

function expectHarmless({ text, blocks }: Content): void {
  const parsed = stringsOf([text, blocks.filter(({ type }) => type !== 'plan')]);
  for (const string of parsed) expect(string.replaceAll(wholeLink, '')).not.toMatch(/[<>]/);
  for (const string of stringsOf([text, blocks])) {
    expect(string).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
    expect(string).not.toMatch(/^(javascript|data|slack):|<(javascript|data|slack):/);
  }
}

test('whatever the tasks, their plan is within Slack’s limits, says something, and hides nothing', () => {
  fc.assert(
    fc.property(anyTasks, (tasks) => {
      const content = plan(tasks);
      for (const form of [content, plainOf(content), withoutBlocks(content)]) {
        expectFit(form);
        expectHarmless(form);
      }
      const [block] = content.blocks;
      if (block?.type !== 'plan') throw new Error('There is no plan');
      expect(block.tasks).toHaveLength(Math.min(tasks.length, 20));
      expect(content.plain).toHaveLength(1 + Math.min(tasks.length, 20));
    }),
    { numRuns: 300 },
  );
});

test('the reply about any finished task is within Slack’s limits too', () => {
  fc.assert(
    fc.property(anyTask, (task) => {
      const content = finishedTask(task);
      expectFit(content);
      expectFit(withoutBlocks(content));
      expectHarmless(content);
      expect(read(content)).toMatch(task.status === 'complete' ? /\*Done:\* ./ : /\*Failed:\* ./);
    }),
    { numRuns: 300 },
  );
});

test('a link shows where it leads beside its title, however long that is', () => {
  const title = `https://accounts.google.com/signin/v2/identifier?continue=${'a'.repeat(400)}`;
  const host = `${'accounts-google-com.'.repeat(8)}evil.com`;
  const task: Task = { ...aTask, status: 'complete', links: [{ title, url: `https://${host}/x` }] };
  const content = plan([task]);
  for (const form of [content, plainOf(content), finishedTask(task)]) {
    expect(read(form)).toMatch(/https:\/\/accounts.*….*\(….*\.evil\.com\)/s);
  }
});

test('the sections have what the plan has: every task with who asked, its outcome and its links', () => {
  const tasks = Array.from(
    { length: 20 },
    (_, index): Task => ({
      ...aTask,
      id: `t-${index}`,
      title: `Task ${index} of the standup`,
      status: index % 2 ? 'error' : 'complete',
      requestedBy: `Priya ${index}`,
      outcome: `It went like this: ${index}`,
      links: [{ title: `Page ${index}`, url: `https://docs.example/${index}` }],
    }),
  );
  const content = plan(tasks);
  for (const form of [content, plainOf(content)]) {
    const text = read(form);
    expect(text).toContain('20 tasks: 10 done, 10 failed');
    for (const { title, requestedBy, outcome, links } of tasks) {
      expect(text).toContain(title);
      expect(text.toLowerCase()).toContain(`asked by “${requestedBy}”`.toLowerCase());
      expect(text).toContain(outcome);
      for (const link of links) expect(text).toMatch(new RegExp(`${link.title}.*docs\\.example`));
      for (const link of links) expect(text).toContain(link.url);
    }
  }
});

test('of more than twenty tasks, the count of all and the newest twenty are shown', () => {
  const tasks = Array.from(
    { length: 27 },
    (_, index): Task => ({
      ...aTask,
      id: `t-${index}`,
      title: `Number ${index}.`,
      status: index < 10 ? 'complete' : 'in_progress',
    }),
  );
  const content = plan(tasks);
  for (const form of [content, plainOf(content)]) {
    const text = read(form);
    expect(text).toContain('27 tasks: 10 done, 17 in progress; the newest 20 of 27');
    expect(text).toContain('Number 7.');
    expect(text).toContain('Number 26.');
    expect(text).not.toContain('Number 6.');
  }
});
