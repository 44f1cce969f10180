import type { Segment } from '../../../sessions/transcript.ts';
import { backchannels } from './clues.ts';
import { isEnd, type Word, wordsIn } from './words.ts';

/** What one person says without anybody coming between, however it was cut into segments. */
export type Stretch = {
  readonly speaker: string;
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
};

/** The first of its words, and the one behind its last. */
export type Sentence = { readonly from: number; readonly to: number };

/** A breath between two words; longer is the end of a clause, written or not. */
const breathMs = 1_200;
/** So long after its name somebody may think before they ask. */
const thinkMs = 8_000;
/** Where nobody says who speaks, only a breath tells that it's still the same person. */
const namelessMs = 1_500;
const msPerWord = 400;
const maxBackchannelWords = 3;

type Open = { speaker: string; words: Word[]; endMs: number };

/** Cuts a call into stretches; what the agent says itself is none, and comes between nobody. */
export function stretchesOf(
  segments: readonly Segment[],
  isOwn: (speaker: string) => boolean,
  spaceless: readonly string[],
): Stretch[] {
  const stretches: Open[] = [];
  let open: Open | null = null;
  for (const [index, segment] of segments.entries()) {
    if (isOwn(segment.speaker)) continue;
    const words = wordsIn(segment, index, spaceless);
    if (words.length === 0) continue;
    const gapMs: number = open === null ? 0 : segment.start_ms - open.endMs;
    if (open !== null && goesOn(open, segment, gapMs)) {
      const last = open.words.at(-1);
      // A comma leaves the clause open, however long somebody thinks.
      if (last?.after === '' && gapMs > breathMs) open.words[open.words.length - 1] = { ...last, after: '|' };
    } else if (open !== null && open.speaker !== segment.speaker && isBackchannel(words)) {
      continue;
    } else {
      open = { speaker: segment.speaker, words: [], endMs: 0 };
      stretches.push(open);
    }
    for (const word of words) open.words.push(word);
    open.endMs = endOf(segment, words.length);
  }
  return stretches.map(({ speaker, words }) => ({ speaker, words, sentences: sentencesOf(words) }));
}

function goesOn(open: Open, { speaker }: Segment, gapMs: number): boolean {
  return open.speaker === speaker && gapMs <= (speaker.trim() === '' ? namelessMs : thinkMs);
}

/** Sources without ends send nought, or the start again. */
export function endOf({ start_ms, end_ms }: Segment, words: number): number {
  return end_ms > start_ms ? end_ms : start_ms + words * msPerWord;
}

/** “Mm-hmm”, “okay”: somebody listens, and nobody takes the floor. */
function isBackchannel(words: readonly Word[]): boolean {
  return words.length <= maxBackchannelWords && words.every(({ word }) => backchannels.has(word));
}

function sentencesOf(words: readonly Word[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const [at, { after }] of words.entries()) {
    if (!isEnd(after) && at < words.length - 1) continue;
    sentences.push({ from, to: at + 1 });
    from = at + 1;
  }
  return sentences;
}
