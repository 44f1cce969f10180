import { nameBeforeColon } from '../../common/name-before-colon.ts';
import type { Evidence } from '../../notes/written-notes.ts';
import { quote, quotedWords } from '../mrkdwn.ts';
import { timecode } from './amounts.ts';

const maxChars = { speaker: 40, words: 110 } as const;

/** A line of its own: who said it, when, and the words, unless they stand above already. Nothing where that isn't known. */
export function sayEvidence([first, before]: readonly Evidence[], above: string): string {
  if (!first) return '';
  const who = `${speakerOf(first)} at ${timecode(first.startMs)}`;
  if (!first.text.startsWith(above)) return asideOf(`${who}: ${wordsOf(first)}`);
  return asideOf(before ? `${who}, after ${speakerOf(before)}: ${wordsOf(before)}` : who);
}

function asideOf(text: string): string {
  return `\n      _${text}_`;
}

function speakerOf({ speaker }: Evidence): string {
  return plain(quote(nameBeforeColon(speaker, maxChars.speaker), maxChars.speaker)) || 'Someone';
}

function wordsOf({ text }: Evidence): string {
  return plain(quotedWords(text, maxChars.words));
}

function plain(text: string): string {
  return text.replaceAll('_', '\u02CD');
}
