import { writeExtractive } from '../../../services/notes/extractive/write-extractive.ts';
import type { WrittenNotes } from '../../../services/notes/written-notes.ts';

/** A Wednesday, 15:00 in Berlin. */
export const wednesday = new Date('2026-11-18T14:00:00Z');

/** The notes of a talk given as `Name: what they said`, ten seconds each. */
export function notesOf(
  talk: string,
  { startedAt = wednesday, timeZone = 'Europe/Berlin', botName = 'Pika', participants = [] as string[] } = {},
): WrittenNotes {
  return writeExtractive({ segments: segmentsOf(talk), startedAt, timeZone, participants, botName });
}

export function segmentsOf(
  talk: string,
): { speaker: string; text: string; start_ms: number; end_ms: number }[] {
  const lines = talk
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line, index) => {
    const [speaker = '', ...text] = line.split(':');
    return { speaker, text: text.join(':').trim(), start_ms: index * 10_000, end_ms: index * 10_000 + 9_000 };
  });
}

/** Action items as `owner → what (date)`. */
export function itemsOf(talk: string, options?: Parameters<typeof notesOf>[1]): string[] {
  return notesOf(talk, options).actionItems.map(({ owner, text, due }) => {
    const when = due ? ` (${due.date})` : '';
    return `${owner ?? 'nobody'} → ${text}${when}`;
  });
}
