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

/** What was said in a call, as a line is looked for in it. */
export function verdictOf(
  { kind, text }: Pick<BriefLine, 'kind' | 'text'>,
  segments: readonly Spoken[],
  botName: string,
): Verdict {
  const isForIt = kind === 'update';
  const heard = segments.filter(
    ({ speaker, text: said }) => said.trim() !== '' && (!isForIt || speaker.trim() === botName),
  );
  const wanted = [...new Set(stemsIn(text).filter((word) => !how.has(word)))];
  if (heard.length === 0 || wanted.length === 0) return 'unknown';
  const stems = heard.map(({ text: said }) => new Set(stemsIn(said)));
  const needed = Math.max(1, Math.ceil(wanted.length * part));
  return stems.some((_, at) => {
    const near = stems.slice(at, at + span);
    return wanted.filter((word) => near.some((said) => said.has(word))).length >= needed;
  })
    ? 'yes'
    : 'no';
}

/** How many segments are looked at: a long call's are many, and each line goes through all of them. */
const maxSegments = 5_000;

export function verdictsOf(
  lines: readonly BriefLine[],
  segments: readonly Spoken[],
  botName: string,
): WentAlong[] {
  const looked = segments.slice(0, maxSegments);
  return lines.map((line) => ({ line, verdict: verdictOf(line, looked, botName) }));
}

function stemsIn(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= minChars || /\d/.test(word))
    .map((word) => (how.has(word) ? word : word.slice(0, stemChars)));
}
