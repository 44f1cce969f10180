import { isRecord, type Json, records } from './json.ts';
import { renderRichText } from './render-inline.ts';
import { indented, lines } from './text-lines.ts';

const TASK_MARKS: Record<string, string> = {
  pending: '○',
  in_progress: '◐',
  complete: '✓',
  error: '✗',
};

/** A task as plain text: its state and title; below them details, outcome and sources. */
export function renderTask(task: Json): string {
  const details = isRecord(task.details) ? [renderRichText(task.details)] : [];
  const output = isRecord(task.output) ? [`→ ${renderRichText(task.output)}`] : [];
  const sources = records(task.sources).map((source) => `↗ ${String(source.text)} (${String(source.url)})`);
  const mark = TASK_MARKS[String(task.status ?? 'pending')] ?? '?';
  return lines([
    `${mark} ${String(task.title)}`,
    ...[...details, ...output, ...sources].map((part) => indented(part)),
  ]);
}
