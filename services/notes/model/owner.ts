import { distance } from 'fastest-levenshtein';
import { oneLine } from '../../common/one-line.ts';
import { capped, limits } from '../extractive/limits.ts';
import type { People } from '../extractive/people.ts';
import { plainName } from '../match-people.ts';
import type { Piece } from './pieces.ts';

/** Words that stand where a name would, in English as models write it. */
const nobody =
  /^(?:i|me|we|us|you|he|him|she|her|they|them|it|all|both|team|the team|group|speaker|someone|somebody|everyone|everybody|anyone|anybody|nobody|no one|none|null|unknown|unassigned|n\/a|tbd)$/i;

/** Whose task it is, each once: `ownerOf` for every name. */
export function ownersOf(given: readonly string[], people: People, cited: readonly Piece[]): string[] {
  const owners = given.slice(0, limits.owners).flatMap((name) => ownerOf(name, people, cited) ?? []);
  return [...new Set(owners)];
}

/**
 * Someone of the call, by whatever part of their name, or misheard; else a name as it stands in the cited words. A name
 * that may mean two people, the agent's, and one that occurs nowhere are nobody's: never guessed.
 */
export function ownerOf(given: string | null, people: People, cited: readonly Piece[]): string | null {
  const name = oneLine(given ?? '', limits.name);
  const plain = plainName(name);
  if (plain === '' || nobody.test(name)) return null;
  const all = people.bot ? [...people.names, people.bot] : people.names;
  for (const means of readings) {
    const [only, ...others] = all.filter((one) => means(plain, plainName(one), name));
    if (only === undefined) continue;
    return others.length > 0 || only === people.bot ? null : capped(only, limits.name);
  }
  return isNamedIn(name, cited) ? name : null;
}

/** Whether a name means someone, the surest way first: what one finds, those after it aren't asked. */
const readings: readonly ((name: string, whole: string, written: string) => boolean)[] = [
  (name, whole) => whole === name || whole.split(' ').at(0) === name || whole.split(' ').at(-1) === name,
  (name, whole, written) => /^\p{Lu}{2,3}$/u.test(written) && initialsOf(whole) === name,
  // “Priya N.”, “P. Nair”, “Alex” for Alexander.
  (name, whole) => isShort(name.split(' '), whole.split(' ')),
  (name, whole) => isMisheard(name, whole) || isMisheard(name, whole.split(' ')[0] ?? ''),
];

function initialsOf(whole: string): string {
  return whole
    .split(' ')
    .map((word) => word[0])
    .join('');
}

const minShortChars = 3;

function isShort(words: readonly string[], whole: readonly string[]): boolean {
  const begins = words.every((word, at) => whole[at]?.startsWith(word));
  return begins && (words.length > 1 ? words.some(isWord) : (words[0]?.length ?? 0) >= minShortChars);
}

function isWord(word: string): boolean {
  return word.length >= minShortChars;
}

/** Letters of a name as it sounds, and how many may differ: fewer are another name. */
const mishearing = [
  { chars: 9, differ: 2 },
  { chars: 5, differ: 1 },
  { chars: 3, differ: 0 },
] as const;

/** Those that begin with another sound are other people: “Dana” isn't “Ana”. */
function isMisheard(name: string, other: string): boolean {
  const [one, two] = [soundOf(name), soundOf(other)];
  const allowed = mishearing.find(({ chars }) => Math.min(one.length, two.length) >= chars);
  return allowed !== undefined && one[0] === two[0] && distance(one, two) <= allowed.differ;
}

/** Spellings of one sound: Stephan and Stefan, Sara and Sarah, Erik and Eric, Prija and Priya. */
function soundOf(name: string): string {
  return name
    .replaceAll('ph', 'f')
    .replaceAll(/c(?=[aokurl]|k|$)/g, 'k')
    .replaceAll(/[yj]/g, 'i')
    .replaceAll(/(?<=[a-z])h/g, '')
    .replaceAll(/([a-z])\1+/g, '$1');
}

/** As a word of its own, and written like a name where the script knows capitals. */
function isNamedIn(name: string, cited: readonly Piece[]): boolean {
  if (!/^[\p{Lu}\p{Lt}\p{Lo}]/u.test(name)) return false;
  return cited.some(({ text }) => {
    const around = text.split(name);
    return around.slice(1).some((after, index) => !isLetter(around[index]?.at(-1)) && !isLetter(after[0]));
  });
}

/** Scripts without capitals mostly put no space between words either: their letters don't count. */
function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{Lu}\p{Ll}\p{N}]/u.test(sign);
}
