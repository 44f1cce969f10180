import { stopWords } from './stop-words.ts';

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’_-][\p{L}\p{M}\p{N}]+)*/gu;
/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text, in order, as written. */
function wordsOf(text: string): string[] {
  if (!unspaced.test(text)) return text.match(word) ?? [];
  return [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
}

/** What a word counts as: lower case, without a plural or a genitive. */
function termOf(written: string): string {
  const lower = written.toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
  if (lower.length > 4 && /[^su]s$/.test(lower)) return lower.replace(/ies$/, 'y').replace(/s$/, '');
  return lower;
}

/** The terms that carry what a text is about. */
export function termsOf(text: string): string[] {
  return wordsOf(text)
    .filter((written) => !stopWords.has(written.toLowerCase().replaceAll('’', "'")))
    .map(termOf)
    .filter((term) => !stopWords.has(term) && (term.length > 2 || unspaced.test(term)));
}
