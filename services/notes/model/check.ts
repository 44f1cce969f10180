import { oneLine } from '../../common/one-line.ts';
import { storable } from '../../common/storable.ts';
import { capped, limits } from '../extractive/limits.ts';
import { isBot, type People } from '../extractive/people.ts';
import type { ActionItem, Chapter, Evidence, Stated } from '../written-notes.ts';
import { dueOf } from './due.ts';
import { ownerOf } from './owner.ts';
import type { Piece } from './pieces.ts';
import type { Draft } from './schemas.ts';

/** What a draft is held against. */
export interface Known {
  readonly people: People;
  /** `2026-11-18`; null when it isn't known. */
  readonly day: string | null;
}

/** An entry with the numbers of the pieces that it rests on. */
export type Backed<Entry> = { readonly entry: Entry; readonly numbers: readonly number[] };

/** A draft as far as it holds. */
export interface Checked {
  readonly title: string;
  readonly summary: string;
  readonly decisions: readonly Backed<Stated>[];
  readonly actionItems: readonly Backed<ActionItem>[];
  readonly questions: readonly Backed<Stated>[];
  readonly chapters: readonly Chapter[];
}

/**
 * Holds a draft against the part of the transcript it was written from. An entry that points at nothing, or only at the
 * agent's own words, is dropped. Evidence is made from the transcript, never from what the model says of it.
 */
export function checked(draft: Draft, part: readonly Piece[], known: Known): Checked {
  const pieces = new Map(part.map((piece) => [piece.number, piece]));
  const cite = (numbers: readonly number[]) => citedIn(numbers, pieces, known.people);
  const stated = ({ text, segments }: { text: string; segments: number[] }) =>
    backed(text, cite(segments), (entry) => entry);
  return {
    title: line(draft.title, limits.title),
    summary: paragraphs(draft.summary, limits.summary),
    decisions: draft.decisions.flatMap(stated),
    questions: draft.questions.flatMap(stated),
    actionItems: draft.actionItems.flatMap(({ text, segments, owner, due }) => {
      const cited = cite(segments);
      return backed(text, cited, (entry): ActionItem => {
        return { ...entry, owner: ownerOf(owner, known.people, cited), due: dueOf(due, known.day) };
      });
    }),
    chapters: draft.chapters.flatMap(({ title, segment, summary }) => {
      const first = pieces.get(segment);
      const titled = line(title, limits.chapterTitle);
      if (!first || titled === '') return [];
      return [
        {
          title: titled,
          startMs: first.startMs,
          summary: line(summary ?? '', limits.chapterSummary) || null,
        },
      ];
    }),
  };
}

function backed<Entry>(
  text: string,
  cited: readonly Piece[],
  made: (entry: Stated) => Entry,
): Backed<Entry>[] {
  const words = line(text, limits.item);
  if (words === '' || cited.length === 0) return [];
  const evidence = cited.slice(0, limits.evidence).map(evidenceOf);
  return [{ entry: made({ text: words, evidence }), numbers: cited.map(({ number }) => number) }];
}

/** The pieces with these numbers, each once; none where all of them are the agent's. */
function citedIn(numbers: readonly number[], pieces: ReadonlyMap<number, Piece>, people: People): Piece[] {
  const cited = [...new Set(numbers)].flatMap((number) => pieces.get(number) ?? []);
  return cited.every(({ speaker }) => isBot(people, speaker)) ? [] : cited;
}

function evidenceOf({ speaker, startMs, text }: Piece): Evidence {
  return { speaker, startMs, text: capped(text, limits.quote) };
}

/** A model's words on one line, within a limit. */
export function line(text: string, maxChars: number): string {
  return capped(oneLine(text, text.length), maxChars);
}

/** A model's words with their line breaks, within a limit. */
export function paragraphs(text: string, maxChars: number): string {
  const lines = storable(text)
    .split('\n')
    .map((part) => oneLine(part, part.length));
  return capped(
    lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
    maxChars,
  );
}
