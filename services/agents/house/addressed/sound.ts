import { distance } from 'fastest-levenshtein';

/** Letters of the shorter sound, and how many may differ: fewer are another name. */
const mishearing = [
  { chars: 8, differ: 2 },
  { chars: 5, differ: 1 },
] as const;
/** Shorter names may differ in one vowel, where they have two consonants to tell them by: “Tim” isn’t Tom. */
const minBothChars = 7;
const minConsonants = 2;
const minChars = 3;
/** A longer word is no name. */
const maxChars = 40;

/** Spellings of one sound, in order: `Erik` and `Eric`, `Sara` and `Sarah`, `Nova`, `Nowa` and `Nover`, `Cleo` and `Klio`. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(?:k|g)(?=n)/g, ''],
  [/^w(?=r)/g, ''],
  [/^h(?=[aeiou])/g, ''],
  [/^x/g, 's'],
  [/ph/g, 'f'],
  [/sch|sh/g, 's'],
  [/th|dt/g, 't'],
  [/ck/g, 'k'],
  [/qu/g, 'kv'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/(?:eaux?|aux|ot)$/g, 'o'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/[yj]/g, 'i'],
  [/(?<=[a-z])h/g, ''],
  [/e[ai]|ie|oe/g, 'i'],
  [/ai/g, 'i'],
  [/o[ua]|au/g, 'o'],
  [/(?<=[^aeiou])(?:er|ar|or)$/g, 'a'],
  [/(?<=[a-z]{3})e$/g, ''],
  [/e/g, 'i'],
  [/u/g, 'o'],
  [/(.)\1+/g, '$1'],
];
/** Consonants that recognisers mistake for each other. */
const alike: ReadonlyMap<string, string> = new Map(
  ['bp', 'dt', 'gk', 'vf', 'mn'].flatMap((pair) =>
    [...pair].map((letter) => [letter, pair[0] ?? letter] as const),
  ),
);

export function soundOf(word: string): string {
  return spellings.reduce((sound, [spelling, by]) => sound.replaceAll(spelling, by), word.slice(0, maxChars));
}

/** Whether a word may be a name that was heard wrongly; both as they sound. */
export function isMisheard(heard: string, name: string): boolean {
  const chars = Math.min(heard.length, name.length);
  if (chars < minChars || first(heard) !== first(name)) return false;
  if (heard === name) return true;
  const allowed = mishearing.find((one) => chars >= one.chars)?.differ ?? 0;
  const differ = distance(heard, name);
  if (differ <= allowed) return true;
  const consonants = consonantsOf(heard);
  if (differ > 1 || consonants.length < minConsonants) return false;
  return heard.length + name.length >= minBothChars && consonants === consonantsOf(name);
}

/** Names that begin with a vowel are told by what follows it. */
function first(sound: string): string {
  const letter = sound[0] ?? '';
  return isVowel(letter) ? 'a' : (alike.get(letter) ?? letter);
}

function consonantsOf(sound: string): string {
  return [...sound].map((letter) => (isVowel(letter) ? '' : (alike.get(letter) ?? letter))).join('');
}

function isVowel(letter: string): boolean {
  return letter !== '' && 'aeiou'.includes(letter);
}
