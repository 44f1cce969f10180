import type { Spoken } from '../notes/recording.ts';
import type { BriefLine } from './brief.ts';

/**
 * Whether a line came up in a call, or its persona said it: by words. `unknown` where there's no transcript, or for what it
 * was to say, none of its own words.
 */
export type Verdict = 'yes' | 'no' | 'unknown';

export type WentAlong = { readonly line: BriefLine; readonly verdict: Verdict };

/** Segments beside each other in which a line's words are looked for, and the part of them that has to be there. */
const span = 3;
const part = 0.6;
const minChars = 3;
/** Letters by which two words are one in another form: migrated, migration. */
const stemChars = 5;

/** Words that say how to say it, not what. */
const how = new Set(
  `say tell ask that please them they the and are for with you about whether our was has have what when this from not its will can
   sag sage bitte dass frag frage und den der die das ist sind ob nach mit von wir uns nicht ein eine
   dis demande que les des est sont pour avec une dans sur nous pas aux merci
   dile diles pregunta por favor los las del para con esta estan una como nos
   diz diga pergunte pergunta isso para com uma dos das nao está
   di chiedi che per favore gli della delle sono con una non`.split(/\s+/),
);

/** The segments in which each word is, by its stem. */
type Heard = { readonly count: number; readonly at: ReadonlyMap<string, readonly number[]> };

function heardIn(segments: readonly Spoken[]): Heard {
  const at = new Map<string, number[]>();
  for (const [index, { text }] of segments.entries())
    for (const word of new Set(stemsIn(text))) {
      const found = at.get(word);
      if (found) found.push(index);
      else at.set(word, [index]);
    }
  return { count: segments.length, at };
}

/** Whether enough of a line's words stand in segments beside each other. */
function verdictOf({ text }: Pick<BriefLine, 'text'>, { count, at }: Heard): Verdict {
  const wanted = [...new Set(stemsIn(text).filter((word) => !how.has(word)))];
  if (count === 0 || wanted.length === 0) return 'unknown';
  const needed = Math.max(1, Math.ceil(wanted.length * part));
  // How many of its words are in the segments that begin here.
  const near = new Map<number, number>();
  for (const word of wanted) {
    const starts = new Set(
      (at.get(word) ?? []).flatMap((index) => Array.from({ length: span }, (_, back) => index - back)),
    );
    for (const start of starts) {
      const found = (near.get(start) ?? 0) + 1;
      if (found >= needed) return 'yes';
      near.set(start, found);
    }
  }
  return 'no';
}

/** How many segments are looked at, and how many lines: a long call's are many, and everybody may write lines. */
const maxSegments = 5_000;
const maxLines = 100;

export function verdictsOf(
  lines: readonly BriefLine[],
  segments: readonly Spoken[],
  botName: string,
): WentAlong[] {
  const said = segments.slice(0, maxSegments).filter(({ text }) => text.trim() !== '');
  const [byAll, byItself] = [said, said.filter(({ speaker }) => speaker.trim() === botName)].map(heardIn);
  return lines.slice(0, maxLines).map((line) => {
    // What it was to say counts only where it said so.
    const heard = line.kind === 'update' ? byItself : byAll;
    return { line, verdict: heard ? verdictOf(line, heard) : 'unknown' };
  });
}

function stemsIn(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= minChars || /\d/.test(word))
    .map((word) => (how.has(word) ? word : word.slice(0, stemChars)));
}
