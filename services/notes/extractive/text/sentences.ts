import type { Spoken } from '../../recording.ts';
import { markNames, type People } from '../people.ts';
import { clean } from './clean.ts';
import { termsOf } from './terms.ts';

/** One sentence, with where it stands. */
export interface Said {
  readonly speaker: string;
  readonly startMs: number;
  /** Verbatim: a part of its segment. */
  readonly text: string;
  /** Without sounds, fillers and stutters. */
  readonly plain: string;
  /** The same with the names of people marked. */
  readonly marked: string;
  readonly terms: readonly string[];
  /** Counts up whenever someone else speaks. */
  readonly turn: number;
}

/** Characters of the longest sentence that is read as one. */
const maxSentenceChars = 400;
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a transcript in its order. */
export function sentencesOf(segments: readonly Spoken[], people: People): Said[] {
  let turn = -1;
  let speaker: string | null = null;
  return segments.flatMap((segment) => {
    if (segment.speaker !== speaker) turn += 1;
    speaker = segment.speaker;
    return textsOf(segment.text).map((text) => said(segment, text, turn, people));
  });
}

function said({ speaker, start_ms }: Spoken, text: string, turn: number, people: People): Said {
  const plain = clean(text);
  const marked = markNames(people, plain);
  return { speaker, startMs: start_ms, text, plain, marked, terms: termsOf(plain), turn };
}

function textsOf(text: string): string[] {
  return [...segmenter.segment(text)]
    .flatMap((part) => breaths(part.segment))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Recognisers that set no full stops leave minutes of talk in one sentence: cut where a comma or a word ends. */
function breaths(sentence: string): string[] {
  if (sentence.length <= maxSentenceChars) return [sentence];
  return (
    sentence.match(
      new RegExp(`[^]{1,${maxSentenceChars}}(?:[,;]\\s|\\s|$)|[^]{1,${maxSentenceChars}}`, 'g'),
    ) ?? []
  );
}
