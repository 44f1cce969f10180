import * as chrono from 'chrono-node';
import { fold } from '../../times/messages/fold.ts';
import { type DateReader, daysIn, isoDay, type NamedDay } from '../extractive/due.ts';
import type { People } from '../extractive/people.ts';
import { termsOf } from '../extractive/text/terms.ts';
import type { Language } from './language.ts';
import { nameWordsIn } from './names.ts';
import { numbersClaimed, numbersSaid } from './numbers.ts';
import type { Piece } from './pieces.ts';

/** What a draft is held against. */
export interface Known {
  readonly people: People;
  /** The day of the meeting where it took place; null when it isn't known. */
  readonly today: Date | null;
  readonly language: Language | null;
  /** Of a member of the channel, who may put a name right. */
  readonly hint: string;
}

/** What was said where an entry points, and right around it. */
export interface Grounds {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** The content of it, and the beginnings of long words: “launched” and “launches” are about one thing. */
  readonly terms: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly days: readonly NamedDay[];
}

const wordsOf = (folded: string) => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
/** Their words are told apart by no space, or carry endings that no list of ours knows. */
const runs = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]{2,}/gu;
const unspaced = new RegExp(`${runs.source}|\\p{Script=Hiragana}+`, 'gu');
const stemChars = 5;

export function groundsOf(pieces: readonly Piece[], { people, today, language }: Known): Grounds {
  const text = fold(
    pieces
      .map((piece) => piece.text)
      .join('\n')
      .normalize('NFKC'),
  );
  const terms = contentOf(text, people, language);
  return {
    text,
    words: new Set(wordsOf(text)),
    terms: new Set(terms.flatMap((term) => [term, term.slice(0, stemChars)])),
    numbers: new Set(numbersSaid(text, language?.code ?? 'en')),
    days: pieces.flatMap((piece) => daysIn(piece.text, today, readerOf(language))),
  };
}

/** Whether an entry says what was said there: of the same thing, and with no name, number or day of its own. */
export function standsOn(text: string, grounds: Grounds, known: Known): boolean {
  const content = contentOf(fold(text.normalize('NFKC')), known.people, known.language);
  const isAbout =
    content.length > 0
      ? content.some((term) => isAmong(term, grounds.terms))
      : // “Call Priya” is of common words and a name: then each has to be there.
        wordsOf(fold(text)).every((word) => grounds.words.has(word));
  return isAbout && isLiteral(text, grounds, known);
}

/** The same, and all that it is about was said there: what is to be remembered for months has no word of its own. */
export function isAllSaid(text: string, grounds: Grounds, known: Known): boolean {
  const content = contentOf(fold(text.normalize('NFKC')), known.people, known.language);
  return content.every((term) => isAmong(term, grounds.terms)) && standsOn(text, grounds, known);
}

/** Whether each name, number and day of a text was said, or is the name of someone in the call. */
export function isLiteral(given: string, grounds: Grounds, known: Known): boolean {
  const { language, today, people } = known;
  let text = given.normalize('NFKC');
  for (const { date, words } of daysIn(given, today, readerOf(language))) {
    const isSaid = date === isoDay(today) || grounds.days.some((day) => day.date === date);
    if (!isSaid && !says(grounds, words)) return false;
    // “2026-11-20” is what was said as “Friday”.
    if (isSaid) text = text.replace(words, ' ');
  }
  for (const name of [...people.names, people.bot]) if (name) text = text.replaceAll(name, ' ');
  const persons = new Set([...people.names, people.bot, known.hint].flatMap((name) => wordsOf(fold(name))));
  return (
    numbersClaimed(fold(text), language?.code ?? 'en').every((number) => grounds.numbers.has(number)) &&
    nameWordsIn(text, language?.code ?? 'en').every((name) => {
      const [folded = ''] = wordsOf(fold(name));
      if (persons.has(folded) || grounds.words.has(folded)) return true;
      const terms = termsOf(folded);
      // Where all nouns have capitals, a noun may have another ending.
      return language?.code === 'de'
        ? terms.some((term) => isAmong(term, grounds.terms))
        : terms.some((term) => grounds.terms.has(term));
    })
  );
}

/** Whether a text has these words in a row. */
export function says({ text }: Grounds, words: string): boolean {
  const wanted = wordsOf(fold(words)).join(' ');
  return wanted !== '' && ` ${wordsOf(text).join(' ')} `.includes(` ${wanted} `);
}

/** The reader of dates for a language; English is always read. */
export function readerOf(language: Language | null): DateReader {
  const own: unknown = language && Reflect.get(chrono, language.code);
  return isReaders(own) ? own.casual : chrono.casual;
}

function isReaders(given: unknown): given is { casual: DateReader } {
  return typeof given === 'object' && given !== null && 'casual' in given;
}

/** What a text is about, without the names of people: who says something isn't what is said. */
export function contentOf(folded: string, people: People, language: Language | null): string[] {
  const names = new Set([...people.names, people.bot].flatMap((name) => wordsOf(fold(name))));
  const pairs = (folded.match(runs) ?? []).flatMap((run) => {
    const signs = [...run];
    return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
  });
  const terms = termsOf(folded.replaceAll(unspaced, ' ')).filter(
    (term) => !language?.common.has(term) && !names.has(term),
  );
  return [...terms, ...pairs];
}

function isAmong(term: string, terms: ReadonlySet<string>): boolean {
  return terms.has(term) || (term.length >= stemChars && terms.has(term.slice(0, stemChars)));
}
