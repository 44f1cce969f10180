import { findZone } from '../find-zone.ts';
import { fold } from './fold.ts';
import { linking, oftenDays, topicEndings, topics, withWords } from './harmless-words.ts';

/** Words that are looked at on either side, and unknown ones that may make a name. */
const mostWords = 10;
const mostOfName = 3;
const mostZoneWords = 3;

type Kind = 'links' | 'topic' | 'perhaps_day' | 'unknown';
/** `isListed`: a comma follows. */
type Word = { said: string; kind: Kind; isListed: boolean };

/**
 * Whether a word that isn't known stands beside a time: it may name another day, as in `Christmas Eve at 3pm` or
 * `dopodomani 15:00`. `before` and `after`: the message up to the times next to this one.
 */
export function hasStrangeNeighbour(
  before: string,
  time: string,
  after: string,
  namesZone: boolean,
): boolean {
  const nearest = wordsBefore(before, time);
  // “London time: 3pm”
  const isZone = namesZone && nearest[0]?.said === 'time';
  return (!isZone && isStrangeBefore(nearest)) || isStrangeAfter(wordsAfter(after, namesZone));
}

/** From the time backwards, to the first word that settles what the time is of. */
function isStrangeBefore(nearest: readonly Word[]): boolean {
  const index = nearest.findIndex((word) => word.kind !== 'links');
  const first = nearest[index];
  if (!first || first.kind === 'topic') return false;
  // “can we do 15:00”, but not “standup do 15:00”.
  if (first.kind === 'perhaps_day')
    return nearest[index + 1]?.kind !== 'links' || isStrangeBefore(nearest.slice(index + 1));
  const behindName = nearest.slice(index + 1, index + 1 + mostOfName).find(({ kind }) => kind !== 'unknown');
  return !withWords.has(behindName?.said ?? '');
}

/** Forwards, where a name may precede what the call is called: `15:00 Acme kickoff`. */
function isStrangeAfter(words: readonly Word[]): boolean {
  if (words.at(-1)?.kind === 'perhaps_day') return true;
  const index = words.findIndex(({ kind }) => kind === 'topic' || kind === 'unknown');
  if (index < 0 || words[index]?.kind === 'topic') return false;
  if (words.slice(0, index).some(({ said }) => withWords.has(said))) return false;
  return words.slice(index, index + 1 + mostOfName).every(({ kind }) => kind !== 'topic');
}

/** The end of a phrase. A dot before small letters or digits is an abbreviation's: `mar. 15h`. */
const phraseEnd = /[\n;]|[!?](?:\s|$)|\.\s+(?=\p{Lu})/u;

/** The nearest first. */
function wordsBefore(text: string, time: string): Word[] {
  const begins = /^\p{Lu}/u.test(time) ? time.charAt(0) : '';
  const phrase = `${text.slice(-300)}${begins}`.split(phraseEnd).at(-1) ?? '';
  return wordsOf(begins ? phrase.slice(0, -1) : phrase)
    .toReversed()
    .slice(0, mostWords);
}

function wordsAfter(text: string, namesZone: boolean): Word[] {
  const phrase = text.slice(0, 300).split(phraseEnd)[0] ?? '';
  const words = wordsOf(namesZone ? phrase.replaceAll(/\([^()]*\)/g, ' ') : phrase).slice(0, mostWords);
  return words.slice(namesZone ? zoneLength(words) : 0);
}

function wordsOf(phrase: string): Word[] {
  return phrase.split(/\s+/).flatMap((given) => {
    const bare = given.replaceAll(/^[^\p{L}\p{M}\d]+|[^\p{L}\p{M}\d]+$/gu, '');
    if (bare === '') return [];
    // One capital letter is how some languages write a day.
    const kind = /^[B-HJ-NP-Z]$/.test(bare) ? 'unknown' : kindOf(fold(bare));
    return [{ said: fold(bare), kind, isListed: given.endsWith(',') }];
  });
}

function kindOf(said: string): Kind {
  if (oftenDays.has(said)) return 'perhaps_day';
  const bare = said.replace(/'s?$/, '');
  if (topics.has(said) || topics.has(bare) || topicEndings.test(bare)) return 'topic';
  if (linking.has(said) || linking.has(bare)) return 'links';
  const parts = said.split(/[/-]/);
  const kinds = parts.length > 1 ? new Set(parts.map(kindOf)) : null;
  if (!kinds || kinds.has('unknown') || kinds.has('perhaps_day')) return 'unknown';
  return kinds.has('topic') ? 'topic' : 'links';
}

/** Of words that name the time's zone, and of the places that are listed with it: `Amsterdam, Berlin, Rome`. */
function zoneLength(words: readonly Word[]): number {
  const first = words.findIndex(({ kind }) => kind === 'unknown');
  for (let length = Math.min(mostZoneWords, words.length - first); first >= 0 && length > 0; length -= 1) {
    const named = words.slice(first, first + length).map(({ said }) => said);
    if (findZone(named.join(' ').replace(/ time$/, '')).kind === 'unknown') continue;
    const last = words.findLastIndex(({ isListed }) => isListed);
    return Math.max(first + length, last + 2);
  }
  return 0;
}
