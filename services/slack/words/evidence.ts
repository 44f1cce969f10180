import type { Evidence } from '../../notes/written-notes.ts';
import { quote } from '../mrkdwn.ts';
import { timecode } from './amounts.ts';

const maxChars = { speaker: 40, words: 110 } as const;

/** A line of its own: who said it, when, and the words. Nothing where that isn't known. */
export function sayEvidence(evidence: Evidence | undefined): string {
  if (!evidence) return '';
  const plain = (text: string) => text.replaceAll('_', '\u02CD');
  const speaker = plain(quote(evidence.speaker, maxChars.speaker)) || 'Someone';
  return `\n      _${speaker} at ${timecode(evidence.startMs)}: “${plain(quote(evidence.text, maxChars.words))}”_`;
}
