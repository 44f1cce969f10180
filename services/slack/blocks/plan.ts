import { createHash } from 'node:crypto';
import type { KnownBlock, RichTextBlock, TaskCardBlock } from '@slack/types';
import type { Task } from '../../tasks/task.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, literal, literalQuote, quote, quotedName } from '../mrkdwn.ts';
import { plural } from '../words/amounts.ts';
import { sayTaskDetail, sayTaskOutcome } from '../words/tool-calls.ts';
import { type Content, context, section, words } from './elements.ts';
import { bareTitles, linkWords, shownLinks, withLinks } from './task-links.ts';

/** Newest tasks shown whole; the rest is a count. */
const maxTasksShown = 20;
/** Characters; twenty tasks of these, with three sources each, fit one message. */
const maxChars = { title: 120, asker: 60, line: 140, source: 60, outcome: 1_000 } as const;

/** The tasks of a meeting, oldest first, one card each, edited in place as they go on. */
export function plan(tasks: readonly Task[]): Content {
  const shown = tasks.slice(-maxTasksShown);
  const title = planTitle(tasks, shown.length);
  return {
    text: cap(`${escapeText(title)}\n${shown.map(line).join('\n')}`, limits.messageText),
    blocks: [{ type: 'plan', title, tasks: shown.map(taskCard) }],
    plain: plainPlan(title, shown),
  };
}

function planTitle(tasks: readonly Task[], shown: number): string {
  const count = (status: Task['status']) => tasks.filter((task) => task.status === status).length;
  const counts = [
    [count('complete'), 'done'],
    [count('error'), 'failed'],
    [count('in_progress'), 'in progress'],
    [count('pending'), 'pending'],
  ] as const;
  const said = counts.flatMap(([number, what]) => (number > 0 ? [`${number} ${what}`] : [])).join(', ');
  const newest = tasks.length > shown ? `; the newest ${shown} of ${tasks.length}` : '';
  return `${plural(tasks.length, 'task')}${said && `: ${said}`}${newest}`;
}

/** Everything in it is text as it was given, never markup: rich text isn't parsed again. */
function taskCard(task: Task): TaskCardBlock {
  const details = [
    task.requestedBy ? `Asked by ${literalQuote(task.requestedBy, maxChars.asker)}` : '',
    sayTaskDetail(task),
    ...bareTitles(task),
  ]
    .filter(Boolean)
    .join('. ');
  const outcome = sayTaskOutcome(task)?.trim();
  const sources = shownLinks(task).map((link) => ({
    type: 'url' as const,
    url: link.url,
    text: linkWords(link, maxChars.source),
  }));
  return {
    type: 'task_card',
    task_id: idOf(task),
    title: literal(task.title, maxChars.title) || 'A task',
    status: task.status,
    ...(details ? { details: richText(details) } : {}),
    ...(outcome ? { output: richText(outcome) } : {}),
    ...(sources.length > 0 ? { sources } : {}),
  };
}

/** Unique in its plan, as Slack wants it, whatever the call names its tasks. */
function idOf({ id }: Task): string {
  return createHash('sha256').update(id).digest('base64url');
}

function richText(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: literal(text, maxChars.line) || '…' }] },
    ],
  };
}

/** The same where Slack knows no plans. */
function plainPlan(title: string, tasks: readonly Task[]): KnownBlock[] {
  const room = Math.min(limits.sectionText, Math.floor(limits.textOverAllBlocks / (tasks.length + 1)));
  return [
    context(`*${escapeText(title)}*`),
    ...tasks.map((task) => section(withLinks(line(task), task, ' ', room))),
  ];
}

const marks: Record<Task['status'], string> = {
  pending: ':white_circle:',
  in_progress: ':hourglass_flowing_sand:',
  complete: ':white_check_mark:',
  error: ':x:',
};

function line(task: Task): string {
  const asked = task.requestedBy ? ` (asked by ${quotedName(task.requestedBy, maxChars.asker)})` : '';
  const outcome = outcomeOf(task, maxChars.line);
  return `${marks[task.status]} ${quote(task.title, maxChars.title) || 'A task'}${asked}${outcome && `: ${outcome}`}`;
}

/** A reply for a task that failed or reached beyond the call: edits of the plan notify nobody. */
export function finishedTask(task: Task): Content {
  const state = task.status === 'complete' ? 'Done' : 'Failed';
  const outcome = outcomeOf(task, maxChars.outcome);
  const how =
    task.toolCall?.state === 'uncertain' ? ':grey_question: *Unclear:*' : `${marks[task.status]} *${state}:*`;
  const head = `${how} ${quote(task.title, 200) || 'A task'}${outcome && `\n${outcome}`}`;
  return words(withLinks(head, task, '\n• ', limits.sectionText));
}

function outcomeOf(task: Task, room: number): string {
  return quote(sayTaskOutcome(task)?.trim() || sayTaskDetail(task) || '', room);
}
