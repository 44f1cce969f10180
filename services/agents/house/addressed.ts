import { nameInCall, nameWithSuffix } from '../../personas/persona.ts';
import type { Segment } from '../../sessions/transcript.ts';
import { continues } from './addressed/follow-ups.ts';
import { type Forms, formsOf, mentionAt, type Names } from './addressed/name-forms.ts';
import { endOf, type Stretch, stretchesOf } from './addressed/stretches.ts';
import { type Position, vocativeAt } from './addressed/vocative.ts';

export type { Names } from './addressed/name-forms.ts';

/** Words that speak to the house agent and ask it for something. */
export type Address = {
  /** The segment by which it's known: a turn begins there. */
  readonly index: number;
  /** The first segment of what was said to it: it may have been called before. */
  readonly from: number;
  /** Where its name stands; `more` goes on without it. */
  readonly kind: Position | 'more';
};

/** So long after it was spoken to the same person may go on without its name. */
const followUpMs = 15_000;
const charsPerWord = 6;

/**
 * Which segments of a call, in their order, speak to the house agent and ask for something: one address a segment. Where its
 * name stands in a clause decides. To speak of it, to thank or to greet it begins no turn; nor does what it says itself.
 */
export function addressed(segments: readonly Segment[], names: Names): Address[] {
  const own = ownNames(names);
  const speakers = new Set(
    segments.map(({ speaker }) => speaker).filter((name) => !own.has(speakerKey(name))),
  );
  const forms = formsOf({ ...names, people: [...(names.people ?? []), ...speakers] });
  const found = new Map<number, Address>();
  let before: SpokenTo | null = null;
  for (const stretch of stretchesOf(segments, (speaker) => own.has(speakerKey(speaker)), forms.spaceless)) {
    before = goesOnFrom(before, stretch);
    for (const index of stretch.sentences.keys()) {
      const address: Address | null = addressIn(stretch, index, forms, segments, before);
      if (!address) continue;
      if (!found.has(address.index)) found.set(address.index, address);
      before = spokenToIn(stretch, index, address, segments);
    }
  }
  return [...found.values()].sort((one, other) => one.index - other.index);
}

/** Who spoke to it last, and until when. */
type SpokenTo = { readonly speaker: string; readonly endMs: number };

/** Its participant, whose words are its own. */
function ownNames({ persona, participant }: Names): ReadonlySet<string> {
  const asUsual = [persona, nameWithSuffix(persona, null), nameInCall(persona, null)];
  const names = participant === undefined ? asUsual : [participant];
  return new Set(names.map(speakerKey));
}

function speakerKey(name: string): string {
  return name.trim().toLowerCase();
}

/** Somebody else took the floor, or nobody says who speaks: then nothing goes on. */
function goesOnFrom(before: SpokenTo | null, { speaker }: Stretch): SpokenTo | null {
  return before?.speaker === speaker && speaker.trim() !== '' ? before : null;
}

function addressIn(
  stretch: Stretch,
  index: number,
  forms: Forms,
  segments: readonly Segment[],
  before: SpokenTo | null,
): Address | null {
  const named = namedIn(stretch, index, forms);
  if (named || !before) return named;
  const start = segments[segmentAt(stretch, stretch.sentences[index]?.from)]?.start_ms ?? 0;
  return start - before.endMs <= followUpMs ? moreIn(stretch, index, forms) : null;
}

function namedIn(stretch: Stretch, index: number, forms: Forms): Address | null {
  const { from, to } = stretch.sentences[index] ?? { from: 0, to: 0 };
  let at = from;
  while (at < to) {
    const mention = mentionAt(stretch.words, at, forms);
    const vocative = mention && vocativeAt(stretch, index, at, mention);
    if (vocative) return addressOf(stretch, vocative.from, vocative.at, vocative.position);
    at += mention ? mention.words : 1;
  }
  return null;
}

function moreIn(stretch: Stretch, index: number, forms: Forms): Address | null {
  const sentence = stretch.sentences[index];
  return sentence && continues(stretch, sentence, forms)
    ? addressOf(stretch, sentence.from, sentence.from, 'more')
    : null;
}

function addressOf(stretch: Stretch, from: number, at: number, kind: Address['kind']): Address {
  const index = segmentAt(stretch, at);
  return { index, from: Math.min(index, segmentAt(stretch, from)), kind };
}

function segmentAt({ words }: Stretch, at = 0): number {
  return words[at]?.segment ?? 0;
}

function spokenToIn(
  stretch: Stretch,
  index: number,
  address: Address,
  segments: readonly Segment[],
): SpokenTo {
  const last = segmentAt(stretch, (stretch.sentences[index]?.to ?? 1) - 1);
  const segment = segments[Math.max(last, address.index)];
  return {
    speaker: stretch.speaker,
    endMs: segment ? endOf(segment, segment.text.length / charsPerWord) : 0,
  };
}
