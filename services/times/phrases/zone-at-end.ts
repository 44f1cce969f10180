import { withoutEnd } from '../../common/without-end.ts';
import { findZone } from '../find-zone.ts';
import { wordsOf } from './when-words.ts';

export type WhenWanted = {
  /** What people write: `weekdays 09:30`. */
  when: string;
  /** As they name it; null is the zone of the asker. */
  zone: string | null;
};

/** Words: `America/Port of Spain`, and `time` after it. */
export const maxZoneWords = 4;

/** `09:30 CET`, `weekdays 9am Berlin time`: a zone without “in”, in words that mean nothing else. */
export function zoneAtEnd(phrase: string): WhenWanted {
  const words = phrase.trim().split(/\s+/);
  for (let count = Math.min(maxZoneWords, words.length); count > 0; count -= 1) {
    const zone = withoutEnd(words.slice(-count).join(' ').replace(/^\(/, ''), ').');
    if (isStrange(zone) && findZone(zone).kind !== 'unknown')
      return { when: words.slice(0, -count).join(' '), zone };
  }
  return { when: phrase, zone: null };
}

/** Begins with a word that no phrase has. */
function isStrange(words: string): boolean {
  return wordsOf(words)[0]?.letter === '?';
}
