import { nameBeforeColon } from '../common/name-before-colon.ts';
import { isKept } from './item.ts';
import type { KeptNotes } from './kept-notes.ts';

/** What a recap says, as plain lines. */
export function recapText({ title, summary, decisions, questions, items, timeline }: KeptNotes): string {
  const list = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? [heading, ...lines.map((line) => `- ${line}`)] : [];
  return [
    ...(title ? [title] : []),
    ...(summary ? [summary] : []),
    ...list(
      'Decisions:',
      decisions.map(({ text }) => text),
    ),
    ...list(
      'Action items:',
      items
        .filter(isKept)
        .map(({ text, ownerName, due, state }) =>
          [
            text,
            ...(ownerName ? [`(${ownerName})`] : []),
            ...(due ? [`due ${due.words}`] : []),
            `[${state}]`,
          ].join(' '),
        ),
    ),
    ...list(
      'Open questions:',
      questions.map(({ text }) => text),
    ),
    ...list(
      'Said, word for word:',
      timeline.map(({ speaker, text }) => `${nameBeforeColon(speaker, 80) || 'someone'}: ${text}`),
    ),
  ].join('\n');
}
