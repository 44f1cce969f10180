import type { KnownBlock, RichTextBlock, TaskCardBlock } from '@slack/types';
import type { Task } from '../../tasks/task.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, link, literal, quote } from '../mrkdwn.ts';
import { plural } from '../words/amounts.ts';
import { type Content, context, section } from './elements.ts';

/** Newest tasks shown whole; the rest is a count. */
const mostShown = 20;
/** Characters; twenty tasks of these fit one message. */
const most = { title: 120, line: 160, source: 40, sources: 3 } as const;

/** The tasks of a meeting, one card each, edited in place as they go on. */
export function plan(tasks: readonly Task[]): Content {
  const shown = tasks.slice(-mostShown);
  const title = planTitle(tasks, shown.length);
  return {
    text: cap(`${escapeText(title)}\n${shown.map((task) => line(task)).join('\n')}`, limits.messageText),
    blocks: [{ type: 'plan', title, tasks: shown.map(taskCard) }],
    plain: plainPlan(title, shown),
  };
}

function planTitle(tasks: readonly Task[], shown: number): string {
  const count = (status: Task['status']) => tasks.filter((task) => task.status === status).length;
  const counts = [
    [count('complete'), 'done'],
    [count('error'), 'failed'],
    [count('in_progress'), 'under way'],
    [count('pending'), 'to come'],
  ] as const;
  const said = counts.flatMap(([number, what]) => (number > 0 ? [`${number} ${what}`] : [])).join(', ');
  const newest = tasks.length > shown ? `; the newest ${shown} of ${tasks.length}` : '';
  return `${plural(tasks.length, 'task')}: ${said}${newest}`;
}

/** Everything in it is text as it was given, never markup: rich text is not parsed again. */
function taskCard(task: Task): TaskCardBlock {
  const details = [task.requestedBy ? `Asked by ${task.requestedBy}` : '', task.detail ?? '']
    .filter(Boolean)
    .join('. ');
  const sources = safeLinks(task).map(({ title, url }) => ({
    type: 'url' as const,
    url,
    text: literal(title, most.source) || 'link',
  }));
  return {
    type: 'task_card',
    task_id: literal(task.id, 200),
    title: literal(task.title, most.title) || 'A task',
    status: task.status,
    ...(details ? { details: richText(details) } : {}),
    ...(task.outcome?.trim() ? { output: richText(task.outcome) } : {}),
    ...(sources.length > 0 ? { sources } : {}),
  };
}

function richText(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: literal(text, most.line) || '…' }] },
    ],
  };
}

/** The same where Slack knows no plans. */
function plainPlan(title: string, tasks: readonly Task[]): KnownBlock[] {
  const perSection = 5;
  const sections: KnownBlock[] = [];
  for (let from = 0; from < tasks.length; from += perSection) {
    sections.push(
      section(
        tasks
          .slice(from, from + perSection)
          .map((task) => line(task, true))
          .join('\n'),
      ),
    );
  }
  return [context(`*${escapeText(title)}*`), ...sections];
}

const marks: Record<Task['status'], string> = {
  pending: ':white_circle:',
  in_progress: ':hourglass_flowing_sand:',
  complete: ':white_check_mark:',
  error: ':x:',
};

function line(task: Task, linked = false): string {
  const asked = task.requestedBy ? ` (asked by ${quote(task.requestedBy, 60)})` : '';
  const outcome = task.outcome?.trim() ?? task.detail?.trim() ?? '';
  const said = outcome ? `: ${quote(outcome, most.line)}` : '';
  const links = linked ? safeLinks(task).map(({ title, url }) => ` ${link(url, title || 'link')}`) : [];
  return cap(`${marks[task.status]} ${quote(task.title, most.title)}${asked}${said}`, 500) + links.join('');
}

/** One short reply for a task that is over, so that whoever follows the thread hears of it. */
export function finishedTask(task: Task): Content {
  const outcome = task.outcome?.trim() ?? task.detail?.trim() ?? '';
  const state = task.status === 'complete' ? 'Done' : 'Failed';
  const said = outcome ? `\n${quote(outcome, 1_000)}` : '';
  const links = safeLinks(task).map(({ title, url }) => `• ${link(url, title || 'link')}`);
  const head = `${marks[task.status]} *${state}:* ${quote(task.title, 200)}${said}`;
  return { text: head, blocks: [section([head, ...links].join('\n'))] };
}

/** Addresses come from the call: only such as a browser opens as a page, and few. */
function safeLinks({ links }: Task): { title: string; url: string }[] {
  return links
    .flatMap(({ title, url }) => {
      const parsed = URL.canParse(url) ? new URL(url) : null;
      const safe =
        parsed &&
        /^https?:$/.test(parsed.protocol) &&
        !parsed.username &&
        parsed.href.length <= limits.sourceUrl;
      // The host stands beside its title: a stranger may call a link what it is not.
      return safe ? [{ title: `${title.trim() || 'link'} (${parsed.hostname})`, url: parsed.href }] : [];
    })
    .slice(0, most.sources);
}
