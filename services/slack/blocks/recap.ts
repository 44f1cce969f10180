import type { KnownBlock } from '@slack/types';
import type { Notes } from '../../notes/notes.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, quote } from '../mrkdwn.ts';
import { plural, timecode } from '../words/amounts.ts';
import { type Content, context, section } from './elements.ts';

const most = { summary: 2_900, list: 2_300, line: 400 } as const;

/** The recap of a call: summary and action items first. Whatever the notes say, it fits one message. */
export function recap(notes: Notes): Content {
  const title = quote(notes.title ?? 'Recap', 140);
  const blocks: KnownBlock[] = [
    section(`*${title}*\n${cap(escapeText(notes.summary.trim()), most.summary) || '_No summary._'}`),
    ...list('Action items', notes.action_items.map(actionItem), 'No action items were noted.'),
    ...list(
      'Decisions',
      notes.decisions.map((text) => `• ${quote(text, most.line)}`),
      null,
    ),
    ...list('Chapters', notes.chapters.map(chapter), null),
    context(sourceOf(notes)),
  ];
  return { text: cap(`${title}: ${quote(notes.summary, 1_500)}`, limits.messageText), blocks };
}

function actionItem({ text, owner, due }: Notes['action_items'][number]): string {
  const who = owner ? quote(owner, 80) : 'unassigned';
  const when = due ? `, due ${quote(due, 40)}` : '';
  return `• ${quote(text, most.line)} (*${who}*${when})`;
}

function chapter({ title, start_ms, summary }: Notes['chapters'][number]): string {
  const more = summary ? `: ${quote(summary, most.line)}` : '';
  return `\`${timecode(start_ms)}\` ${quote(title, 150)}${more}`;
}

/** As many lines as fit, and how many do not. */
function list(heading: string, lines: readonly string[], empty: string | null): KnownBlock[] {
  if (lines.length === 0) return empty ? [section(`*${heading}*\n${empty}`)] : [];
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > most.list) break;
    shown.push(line);
  }
  const left = lines.length - shown.length;
  const rest = left > 0 ? [`_and ${plural(left, 'more', 'more')}_`] : [];
  return [section([`*${heading}*`, ...shown, ...rest].join('\n'))];
}

function sourceOf(notes: Notes): string {
  const people = notes.participants.map((person) => quote(person.name || 'someone', 60)).slice(0, 20);
  const who = people.length > 0 ? ` · In the call: ${people.join(', ')}` : '';
  return `From PikaStream’s notes${who}. Written by a machine: check before you act.`;
}
