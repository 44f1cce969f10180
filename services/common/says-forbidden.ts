import { asItLooks, lettersAsTheyLook } from './as-it-looks.ts';
import { nameKey } from './name-key.ts';
import { readable } from './readable.ts';

/** Letters of a forbidden line below which it would be found everywhere; a sign that is a word says more. */
const leastLetters = (line: string) => (spaceless.test(line) ? 2 : 3);

/**
 * Whether a text repeats what mustn't be said: its words, not its meaning. They count as well with letters that
 * look like theirs, with marks that nobody sees, and written apart or together.
 */
export function saysForbidden(text: string, mustNotSay: readonly string[]): boolean {
  return mustNotSay.length > 0 && readForbidden(text)(mustNotSay);
}

/** Reads a text once for several lists. */
export function readForbidden(text: string): (mustNotSay: readonly string[]) => boolean {
  const read = readable(text);
  const runs = spellings.map((spelling) => ({ spelling, said: runOf(read, spelling) }));
  return (mustNotSay) =>
    runs.some(({ spelling, said }) =>
      mustNotSay.some((line) => isIn(runOf(readable(line), spelling).letters, said)),
    );
}

/** Whether a line is long enough to be looked for. */
export function canBeFound(line: string): boolean {
  const { letters } = runOf(readable(line), nameKey);
  return letters.length >= leastLetters(letters);
}

const spellings = [nameKey, lettersAsTheyLook, asItLooks] as const;

/** Words of everything that a tool is called with, in their order, and behind them the names of all fields. */
export function wordsIn(value: unknown): string {
  const said: string[] = [];
  const names: string[] = [];
  // Without recursion: what a model sends may be nested without end.
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) {
      said.push(String(next));
      continue;
    }
    if (!Array.isArray(next)) for (const name of Object.keys(next)) names.push(name);
    for (const part of Object.values(next).toReversed()) left.push(part);
  }
  return [...said, ...names].join(' ');
}

const scripts =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** Of a script that puts nothing between words. */
const spaceless = new RegExp(`[${scripts}]`, 'u');
const wordOf = new RegExp(`[${scripts}]|[^\\s${scripts}]+`, 'gu');

/** Letters without what stands between words, and where among them a word begins or the last one ends. */
type Run = { letters: string; isBound: Uint8Array };

function runOf(text: string, spelling: (text: string) => string): Run {
  // A long text says most of its words again and again.
  const known = new Map<string, readonly string[]>();
  const words: string[] = [];
  for (const token of text.split(/\s+/)) {
    const read = known.get(token) ?? spelling(token).match(wordOf) ?? [];
    known.set(token, read);
    for (const word of read) words.push(word);
  }
  const letters = words.join('');
  const isBound = new Uint8Array(letters.length + 1);
  let at = 0;
  for (const { length } of words) {
    isBound[at] = 1;
    at += length;
  }
  isBound[at] = 1;
  return { letters, isBound };
}

/** From the beginning of a word to the end of one: never within other words. */
function isIn(line: string, { letters, isBound }: Run): boolean {
  if (line.length < leastLetters(line)) return false;
  for (let at = letters.indexOf(line); at !== -1; at = letters.indexOf(line, at + 1))
    if (isBound[at] && isBound[at + line.length]) return true;
  return false;
}
