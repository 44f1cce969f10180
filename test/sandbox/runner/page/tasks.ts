import { isRecord, type Json, records } from '../../slack/json.ts';
import { TASK_MARKS } from '../../slack/render-task.ts';
import { withEmoji } from '../emoji.ts';
import { escapeHtml, linkHtml, type Names } from './mrkdwn.ts';
import { richTextHtml } from './rich-text.ts';

/** A `plan` block as HTML: its title, and each task under it. */
export function planHtml(plan: Json, names: Names): string {
  const tasks = records(plan.tasks).map((task) => taskHtml(task, names));
  return `<div class="plan"><strong>${plainHtml(plan.title)}</strong>${tasks.join('')}</div>`;
}

/** A task: its state and title, and below them details, outcome and sources, where there are any. */
export function taskHtml(task: Json, names: Names): string {
  const status = String(task.status ?? 'pending');
  const words = escapeHtml(status.replaceAll('_', ' '));
  const mark = `<b class="${escapeHtml(status)}" title="${words}">${TASK_MARKS[status] ?? '?'}</b>`;
  const below = [
    partHtml('details', isRecord(task.details) ? richTextHtml(task.details, names) : ''),
    partHtml('output', isRecord(task.output) ? richTextHtml(task.output, names) : ''),
    partHtml('sources', records(task.sources).map(sourceHtml).join(' ')),
  ];
  return `<div class="task"><p>${mark} ${plainHtml(task.title)}</p>${below.join('')}</div>`;
}

function partHtml(name: string, html: string): string {
  return html === '' ? '' : `<div class="${name}">${html}</div>`;
}

function sourceHtml(source: Json): string {
  return linkHtml(String(source.url), plainHtml(source.text));
}

function plainHtml(text: unknown): string {
  return escapeHtml(withEmoji(String(text)));
}
