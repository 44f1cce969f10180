import { readable } from '../../common/readable.ts';
import { asItLooks, lettersAsTheyLook } from '../../personas/look-alikes.ts';
import { nameKey } from '../../personas/persona.ts';

/** Letters of a forbidden line below which it would be found everywhere; a sign that is a word says more. */
const leastLetters = (line: string) => (spaceless.test(line) ? 2 : 3);

/**
 * Whether a text repeats what its persona mustn't say: its words, not its meaning. They count as well with letters that
 * look like theirs, with marks that nobody sees, and written apart or together.
 */
export function saysForbidden(text: string, mustNotSay: readonly string[]): boolean {
  if (mustNotSay.length === 0) return false;
  const read = readable(text);
  return [nameKey, lettersAsTheyLook, asItLooks].some((spelling) => {
    const said = runOf(spelling(read));
    return mustNotSay.some((line) => isIn(runOf(spelling(readable(line))).letters, said));
  });
}

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

/** Letters without what stands between words, and where words begin and end among them. */
type Run = { letters: string; starts: ReadonlySet<number>; ends: ReadonlySet<number> };

function runOf(text: string): Run {
  const all = text.match(wordOf) ?? [];
  const starts = new Set<number>();
  const ends = new Set<number>();
  let at = 0;
  for (const one of all) {
    starts.add(at);
    at += one.length;
    ends.add(at);
  }
  return { letters: all.join(''), starts, ends };
}

/** From the beginning of a word to the end of one: never within other words. */
function isIn(line: string, { letters, starts, ends }: Run): boolean {
  if (line.length < leastLetters(line)) return false;
  for (let at = letters.indexOf(line); at !== -1; at = letters.indexOf(line, at + 1))
    if (starts.has(at) && ends.has(at + line.length)) return true;
  return false;
}
