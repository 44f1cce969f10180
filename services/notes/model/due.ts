import { oneLine } from '../../common/one-line.ts';
import { daysIn, isoDay } from '../extractive/due.ts';
import { capped, limits } from '../extractive/limits.ts';
import type { Due } from '../written-notes.ts';
import { type Grounds, type Known, readerOf, says } from './grounds.ts';
import type { Piece } from './pieces.ts';
import type { DraftItem } from './schemas.ts';

/**
 * When something is due, by our own reading of what was said. The model's date counts only where someone named that day.
 * A day before the meeting, and words that nobody said, are nothing.
 */
export function dueOf(
  given: DraftItem['due'],
  { grounds, by }: { grounds: Grounds; by: { cited: readonly Piece[] } },
  { today, language }: Known,
): Due | null {
  if (!given) return null;
  // A neighbour's day may be another task's: it counts only by its words.
  const days = by.cited.flatMap(({ text }) => daysIn(text, today, readerOf(language)));
  const words = capped(oneLine(given.words, given.words.length), limits.due);
  const [named] = daysIn(words, today, readerOf(language));
  const isWhere = says(grounds, words);
  if (named) {
    const known = isWhere || days.some(({ date }) => date === named.date);
    return known && !named.isPast ? { date: named.date, words } : null;
  }
  const meant = days.find(({ date, isPast }) => date === given.date?.trim() && !isPast);
  if (isWhere) return { date: meant?.date ?? null, words };
  return meant ? { date: meant.date, words: capped(meant.words, limits.due) } : null;
}

/** The meeting's day for a reader, in ISO's form and with its name. */
export function dayNamed(today: Date | null): string | null {
  if (!today) return null;
  return `${new Intl.DateTimeFormat('en', { weekday: 'long' }).format(today)}, ${isoDay(today)}`;
}
