import type { Segment } from '../../../sessions/transcript.ts';
import { fold } from '../../../times/messages/fold.ts';
import { fillers } from './clues.ts';

/** What stands between a word and the next: nothing, a breath, the end of a sentence, or a pause where no sign says so. */
export type Mark = '' | ',' | '.' | '?' | '!' | '|';

/** A word as it's compared, and where it was said. */
export type Word = {
  readonly word: string;
  readonly isCapital: boolean;
  readonly after: Mark;
  /** The index of its segment. */
  readonly segment: number;
};

/** Nobody says more in one breath. */
const maxChars = 4_000;
/** Sounds and notes of a transcriber, such as `{vocalsound}` and `[inaudible]`. */
const noise = /\{[^{}]{1,30}\}|<[^<>]{1,30}>|\[[^[\]]{1,30}\]/g;
const parts =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ][\p{L}\p{M}]+)*|\.{2,}|[.,;:?!…—–、，。？！：]|(?<=\s)-(?=\s)/gu;
const ends: ReadonlyMap<string, Mark> = new Map([
  ['.', '.'],
  ['。', '.'],
  ['?', '?'],
  ['？', '?'],
  ['!', '!'],
  ['！', '!'],
]);
/** The later of them wins: “Nova …?” is a question. */
const strength: readonly Mark[] = ['', ',', '|', '.', '!', '?'];

export function isEnd(mark: Mark): boolean {
  return mark !== '' && mark !== ',';
}

function stronger(one: Mark, other: Mark): Mark {
  return strength.indexOf(one) >= strength.indexOf(other) ? one : other;
}

/** The words of one segment, without the sounds between them. */
export function wordsIn(
  { text }: Pick<Segment, 'text'>,
  segment: number,
  spaceless: readonly string[] = [],
): Word[] {
  const words: Word[] = [];
  const heard = apart(text.slice(0, maxChars).replaceAll(noise, ' '), spaceless);
  for (const [part] of heard.matchAll(parts)) {
    const last = words.length - 1;
    const before = words[last];
    if (!/^[\p{L}\p{N}]/u.test(part)) {
      if (before) words[last] = { ...before, after: stronger(before.after, ends.get(part) ?? ',') };
      continue;
    }
    const word = fold(part);
    if (fillers.has(word)) continue;
    words.push({ word, isCapital: /^\p{Lu}/u.test(part), after: '', segment });
  }
  return words;
}

/** What follows a name of politeness in scripts that part no words. */
const honorific = /^(?:さん|ちゃん|くん|君|様|先生|씨|님)/;

/** Names are parted from the words around them where the script doesn't. */
function apart(text: string, names: readonly string[]): string {
  return names.reduce((parted, name) => {
    const [first = '', ...rest] = parted.split(name);
    return [first, ...rest.map((after) => ` ${after.replace(honorific, '')}`)].join(` ${name}`);
  }, text);
}
