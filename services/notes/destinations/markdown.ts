import type { NotesDocument } from './document.ts';
import { formOf, type List } from './form.ts';

/** Characters; Slack's canvases and Notion take more. */
const maxPageChars = 90_000;

/** The notes as Markdown, without their title: what a canvas, a page in Notion and the plain part of a mail show. */
export function markdownOf(document: NotesDocument): string {
  const { facts, summary, lists, foot } = formOf(document);
  const thread = document.meeting.threadUrl ? [`Thread in Slack: ${document.meeting.threadUrl}`, ''] : [];
  const lines = [
    harmless(facts),
    '',
    ...summary.flatMap((paragraph) => [plainStart(harmless(paragraph)), '']),
    ...lists.flatMap((list) => [`## ${harmless(list.heading)}`, '', ...linesOf(list), '']),
    ...thread,
    foot,
  ];
  return fitting(lines);
}

/** The same with their title above, for who has no place of its own for one. */
export function titledMarkdownOf(document: NotesDocument): string {
  return `# ${harmless(formOf(document).title)}\n\n${markdownOf(document)}`;
}

function linesOf({ lines, left }: List): string[] {
  const more = left > 0 ? [`- and ${left} more`] : [];
  return [...lines.map((line) => `- ${plainStart(harmless(line))}`), ...more];
}

/**
 * What people in a call said makes no link that reads as something else, no picture, no mention (`![](@U…)` in a
 * canvas), no block of code and nothing in bold, in whatever dialect of Markdown: so the signs are parted instead of escaped.
 */
function harmless(text: string): string {
  return text
    .replaceAll(/(?<!!)!+(?=\[)/g, '')
    .replaceAll(/\](?=[([:])/g, '] ')
    .replaceAll('```', "'''")
    .replaceAll('*', '∗')
    .replaceAll(/_{2,}/g, (run) => [...run].join(' '))
    .replaceAll(/<(?=[^\s<])/g, '< ');
}

/** Nor a heading, a quote or a list of its own. */
function plainStart(text: string): string {
  return text.replace(/^(?:[#>*+\-=~|\s]+|\d{1,9}[.)](?=\s))+/, '');
}

function fitting(lines: readonly string[]): string {
  const whole = lines.join('\n');
  if (whole.length <= maxPageChars) return whole;
  const cut = whole.slice(0, maxPageChars).replace(/\n[^\n]*$/, '');
  return `${cut}\n\nThe rest is in the thread in Slack.`;
}
