import { highlightsOf } from '../../../services/notes/extractive/highlights.ts';
import type { WrittenNotes } from '../../../services/notes/written-notes.ts';

/** A Wednesday, 15:00 in Berlin. */
export const wednesday = new Date('2026-11-18T14:00:00Z');

/** The highlights of a talk given as `Name: what they said`, ten seconds each. */
export function highlights(
  talk: string,
  { startedAt = wednesday, timeZone = 'Europe/Berlin', botName = 'Pika', participants = [] as string[] } = {},
): WrittenNotes {
  return highlightsOf({ segments: segmentsOf(talk), startedAt, timeZone, participants, botName });
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

/** Quotes that sound like a promise, as `owner: words (day)`. */
export function promisesIn(talk: string, options?: Parameters<typeof highlights>[1]): string[] {
  return highlights(talk, options).actionItems.map(
    ({ owner, text, due }) => `${owner ?? 'nobody'}: ${text}${due ? ` (${due.date})` : ''}`,
  );
}
