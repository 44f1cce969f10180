import { isWord, type Token } from '../text/tokens.ts';
import { isAsked, isConditional, isSpoilt } from './guards.ts';
import { openingAt } from './openings.ts';
import { isOfTheCall } from './talk-of-the-call.ts';

/** Where in a sentence somebody takes something on, as indexes of its words. */
export interface Promised {
  /** Where “I will” stands. */
  readonly at: number;
  /** Where its clause ends. */
  readonly end: number;
}

/** What follows is a clause of its own, about something else. */
const subjects = new Set(
  `i i'll i'm i've i'd ill im we we'll we're we've we'd he she they he's she's they're they'll he'll she'll you'll you're you've
  because cause since which who where when once while if unless that's there's`.split(/\s+/),
);
const stops = new Set(['.', ';', ':', '?', '!', '…', '—', '–']);
/** “We will” is only a promise where others are to get something. */
const forOthers = new Set('send email e-mail write get come let provide share follow forward'.split(' '));
/** A time beyond the call, as a word of it, or after a preposition. */
const days = 'today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const later = new Set([...days, 'afternoon', 'next', 'later']);
const ends = ['next', 'end', 'eod', 'then', 'lunch', 'this', 'the call', 'the meeting', 'the end'];
const afterPreposition = new Set([...days, ...ends]);

/** “He is ill”: that isn't a lost apostrophe. */
const unwell = new Set('is was are were be been am feel felt fell fall got mentally terminally'.split(' '));

/** Each promise of a sentence, in order. */
export function promisesIn(tokens: readonly Token[]): Promised[] {
  const words = tokens.map(({ word }) => word);
  if (isAsked(words)) return [];
  return words.flatMap((_, at) => promiseAt(words, at) ?? []);
}

function promiseAt(words: readonly string[], at: number): Promised | null {
  const opening = openingAt(words, at) ?? turnedRound(words, at);
  if (!opening || (words[at] === 'ill' && unwell.has(words[at - 1] ?? ''))) return null;
  const { verb, deed } = opening;
  const end = endOf(words, verb + deed);
  const clause = words.slice(verb, end);
  const before = clauseBefore(words, at);
  const needsMore =
    (deed === 1 && !clause.slice(1).some(isWord)) ||
    (opening.isLoose && !isDuty(words, at, clause) && !isLater([...before, ...clause])) ||
    (opening.isWe && !(forOthers.has(clause[0] ?? '') && clause.slice(0, 6).includes('you')));
  if (needsMore || isOfTheCall(clause)) return null;
  return isSpoilt(before, words.slice(0, at)) || isConditional(words.slice(verb)) ? null : { at, end };
}

function isLater(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const [, next = '', second = ''] = words.slice(at, at + 3);
    if (word === 'by' || word === 'after' || word === 'before')
      return afterPreposition.has(next) || afterPreposition.has(`${next} ${second}`);
    return later.has(word);
  });
}

/** “I have to order the badges” is one by what it is that has to be done. */
const duties = new Set('order book send email renew reply call return'.split(' '));

function isDuty(words: readonly string[], at: number, clause: readonly string[]): boolean {
  const [, said = ''] = words.slice(at);
  if (said === 'can') return ['send', 'email', 'e-mail'].includes(clause[0] ?? '') && !clause.includes('or');
  return ['have', 'need', 'must'].includes(said) && duties.has(clause[0] ?? '');
}

/** “You'll get the quote from me on Monday”. */
function turnedRound(words: readonly string[], at: number) {
  if (words[at] !== "you'll" || !['get', 'have', 'hear', 'receive'].includes(words[at + 1] ?? ''))
    return null;
  const from = words
    .slice(at, at + 14)
    .join(' ')
    .includes(' from me');
  return from ? { verb: at + 1, deed: 1, isLoose: false, isWe: false } : null;
}

function endOf(words: readonly string[], from: number): number {
  for (let at = from; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (stops.has(word) || subjects.has(word)) return at;
  }
  return words.length;
}

function clauseBefore(words: readonly string[], at: number): string[] {
  let from = at;
  while (from > 0 && !stops.has(words[from - 1] ?? '') && words[from - 1] !== ',') from -= 1;
  return words.slice(from, at);
}
