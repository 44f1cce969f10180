import type { Spoken } from '../../recording.ts';
import { termsOf } from './terms.ts';
import { isWord, type Token, tokensOf } from './tokens.ts';

/** One sentence, with where it stands. */
export interface Said {
  readonly speaker: string;
  readonly startMs: number;
  /** Verbatim: a part of its segment, or of two where it runs over. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly terms: readonly string[];
}

/** Characters of the longest sentence that is read as one. */
const maxSentenceChars = 400;
/** Characters that a sentence may have before the next segment goes on with it. */
const maxJoinedChars = 240;
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Their full stop ends no sentence. */
const abbreviations = new Set('mr mrs ms dr prof st no vs etc eg ie e.g i.e approx inc ltd jr sr'.split(' '));
/** Nobody ends a sentence with these. */
const openEnds = new Set(
  `a an the my your our his her their this these to of for with from at by in on into about and or but so if because
  i i'll i'm we we'll you'll will would can could should going is are was be been just also not`.split(/\s+/),
);

/** The sentences of a transcript in its order. */
export function sentencesOf(segments: readonly Spoken[]): Said[] {
  const pieces: Spoken[] = [];
  for (const { speaker, start_ms, text } of segments) {
    for (const piece of textsOf(text)) {
      const last = pieces.at(-1);
      if (last && last.speaker === speaker && last.start_ms !== start_ms && goesOn(last.text, piece))
        pieces[pieces.length - 1] = { ...last, text: `${last.text} ${piece}` };
      else pieces.push({ speaker, start_ms, text: piece });
    }
  }
  return pieces.map(({ speaker, start_ms, text }) => {
    return { speaker, startMs: start_ms, text, tokens: tokensOf(text), terms: termsOf(text) };
  });
}

/** Captions break a sentence wherever their line ends. */
function goesOn(text: string, next: string): boolean {
  const last = tokensOf(text).at(-1)?.word ?? '';
  if (text.length > maxJoinedChars || !isWord(last)) return false;
  return openEnds.has(last) || (/^\p{Lu}/u.test(text) && /^\p{Ll}/u.test(next));
}

function textsOf(text: string): string[] {
  const texts: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = texts.at(-1);
    if (last !== undefined && endsInAbbreviation(last)) texts[texts.length - 1] = last + segment;
    else texts.push(segment);
  }
  return texts
    .flatMap(breaths)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function endsInAbbreviation(text: string): boolean {
  const words = text.trimEnd();
  if (!words.endsWith('.') || words.length > maxSentenceChars) return false;
  const last = words.slice(words.lastIndexOf(' ') + 1, -1).toLowerCase();
  return abbreviations.has(last);
}

/** Recognisers that set no full stops leave minutes of talk in one sentence: cut where a comma or a word ends. */
function breaths(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > maxSentenceChars) {
    const comma = rest.lastIndexOf(', ', maxSentenceChars);
    const space = rest.lastIndexOf(' ', maxSentenceChars);
    const cut = comma > maxSentenceChars / 2 ? comma + 1 : space > 0 ? space : maxSentenceChars;
    parts.push(rest.slice(0, cut).toWellFormed());
    rest = rest.slice(cut);
  }
  return [...parts, rest];
}
