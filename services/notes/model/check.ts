import { oneLine } from '../../common/one-line.ts';
import { storable } from '../../common/storable.ts';
import { capped, limits } from '../extractive/limits.ts';
import { isBot, type People } from '../extractive/people.ts';
import { termsOf } from '../extractive/text/terms.ts';
import type { Learned } from '../learned.ts';
import type { ActionItem, Chapter, Evidence, Finding, Stated } from '../written-notes.ts';
import { dueOf } from './due.ts';
import { type Grounds, groundsOf, isAllSaid, isLiteral, type Known, says, standsOn } from './grounds.ts';
import { isOfAnotherLanguage } from './language.ts';
import { isInCall, isOnlyPastOrIf } from './no-tasks.ts';
import { ownerOf, ownersOf } from './owner.ts';
import type { Piece } from './pieces.ts';
import type { Draft, DraftFact, DraftStated } from './schemas.ts';

/** An entry with the pieces that it rests on, and those with the ones beside them. */
export type Backed<Entry> = Cited & { readonly entry: Entry };
type Cited = { readonly cited: readonly Piece[]; readonly around: readonly Piece[] };

/** A draft as far as it holds. */
export interface Checked {
  /** Empty where it names what nobody named. */
  readonly title: string;
  readonly summary: readonly Backed<Stated>[];
  readonly decisions: readonly Backed<Stated>[];
  readonly actionItems: readonly Backed<ActionItem>[];
  readonly questions: readonly Backed<Stated>[];
  readonly findings: readonly Backed<Finding>[];
  readonly chapters: readonly Chapter[];
  /** What may be worth remembering. */
  readonly learned: readonly Learned[];
}

/** Entries of a list of a draft that are read. */
const maxEntries = 100;

/**
 * Holds a draft against the part of the transcript it was written from. An entry that points at nothing, only at the
 * agent's own words, or at words that don't bear it, is dropped. Evidence is made from the transcript, never from what
 * the model says of it.
 */
export function checked(draft: Draft, part: readonly Piece[], known: Known): Checked {
  const { people, language } = known;
  const points = draft.summary.slice(0, maxEntries).map(({ text }) => text);
  if (isOfAnotherLanguage(points.join('\n'), language)) return nothing;
  const hold = holderOf(part, known);
  const isNamed = namedIn(part, known);
  const stated = (entries: readonly DraftStated[]) => hold(entries, (entry, _, { by }) => [{ entry, ...by }]);
  return {
    title: titleOf(draft.title, isNamed),
    summary: stated(draft.summary),
    decisions: stated(draft.decisions),
    questions: stated(draft.questions),
    actionItems: hold(draft.actionItems, (entry, { owners, due: given }, held) => {
      const { by } = held;
      const due = dueOf(given, held, known);
      if (due === null && (isInCall(entry.text) || isOnlyPastOrIf(by.cited))) return [];
      const named: (string | null)[] = ownersOf(owners, people, by.cited);
      // Each owner has an own item: to be reminded of, to be done with, to be given to someone else.
      return (named.length > 0 ? named : [null]).map((owner) => ({ entry: { ...entry, owner, due }, ...by }));
    }),
    findings: hold(draft.findings ?? [], (entry, { topic, person }, { by }) => {
      const speaker = by.cited.find((piece) => !isBot(people, piece.speaker))?.speaker || null;
      const whose = ownerOf(person, people, by.cited) ?? speaker;
      return [{ entry: { ...entry, topic, person: whose }, ...by }];
    }),
    chapters: chaptersOf(draft, part, isNamed),
    learned: hold(draft.facts, (entry, given, { by }) => learnedOf(entry.text, given, by.cited, known)),
  };
}

const nothing: Checked = {
  title: '',
  ...{ summary: [], decisions: [], actionItems: [], questions: [], findings: [], chapters: [], learned: [] },
};

type Held = { readonly by: Cited; readonly grounds: Grounds };

/** Goes through the entries of a list, and makes something of those that what they point at bears. */
function holderOf(part: readonly Piece[], known: Known) {
  const pieces = new Map(part.map((piece) => [piece.number, piece]));
  return <Given extends DraftStated, Made>(
    entries: readonly Given[],
    made: (entry: Stated, given: Given, held: Held) => Made[],
  ): Made[] =>
    entries.slice(0, maxEntries).flatMap((given) => {
      const text = line(given.text, limits.item);
      const cited = citedIn(given.segments, pieces, known.people);
      if (text === '' || cited.length === 0 || isOfAnotherLanguage(text, known.language)) return [];
      const around = aroundOf(cited, pieces);
      const grounds = groundsOf(around, known);
      if (!standsOn(text, grounds, known)) return [];
      return made({ text, evidence: cited.map(evidenceOf) }, given, { by: { cited, around }, grounds });
    });
}

/** The pieces with these numbers, each once and few; none where all of them are the agent's. */
function citedIn(numbers: readonly number[], pieces: ReadonlyMap<number, Piece>, people: People): Piece[] {
  const cited = [...new Set(numbers)].flatMap((number) => pieces.get(number) ?? []).slice(0, limits.evidence);
  return cited.every(({ speaker }) => isBot(people, speaker)) ? [] : cited;
}

/** How far a neighbour that says something may be: captions have lines of “um” and “yeah”. */
const maxSteps = 3;

/** The cited pieces in their order, with what was said right before and after each. */
function aroundOf(cited: readonly Piece[], pieces: ReadonlyMap<number, Piece>): Piece[] {
  const around = new Set(cited);
  for (const { number } of cited)
    for (const step of [-1, 1])
      for (let steps = 1; steps <= maxSteps; steps += 1) {
        const piece = pieces.get(number + step * steps);
        if (piece) around.add(piece);
        if (!piece || termsOf(piece.text).length > 0) break;
      }
  return [...around].sort((one, other) => one.number - other.number);
}

/** Its quote stands word for word in one of the cited pieces, which bears all of it, and whose speaker is known. */
function learnedOf(
  text: string,
  { kind, about, quote }: DraftFact,
  cited: readonly Piece[],
  known: Known,
): Learned[] {
  const words = line(quote, limits.quote);
  const said = cited.find((piece) => {
    if (piece.speaker.trim() === '' || isBot(known.people, piece.speaker)) return false;
    const grounds = groundsOf([piece], known);
    return says(grounds, words) && isAllSaid(text, grounds, known);
  });
  if (!said) return [];
  return [{ kind, text, isOfSpeaker: about === 'speaker', said: evidenceOf(said), madeBy: 'model' }];
}

function evidenceOf({ speaker, startMs, text }: Piece): Evidence {
  return { speaker, startMs, text: capped(text, limits.quote) };
}

/** The model's, unless it names what nobody in all of the part named. */
export function titleOf(given: string, isNamed: (text: string) => boolean): string {
  const title = line(given, limits.title);
  return isNamed(title) ? title : '';
}

function chaptersOf(
  { chapters }: Draft,
  part: readonly Piece[],
  isNamed: (text: string) => boolean,
): Chapter[] {
  const pieces = new Map(part.map((piece) => [piece.number, piece]));
  return chapters.slice(0, maxEntries).flatMap(({ title: given, segment, summary: more }) => {
    const first = pieces.get(segment);
    const title = line(given, limits.chapterTitle);
    if (!first || title === '' || !isNamed(title)) return [];
    const summary = line(more ?? '', limits.chapterSummary);
    return [{ title, startMs: first.startMs, summary: summary !== '' && isNamed(summary) ? summary : null }];
  });
}

/** Whether all names and numbers of a text are in the part somewhere; a day by its own words. */
export function namedIn(part: readonly Piece[], known: Known): (text: string) => boolean {
  const dayless = { ...known, today: null };
  const grounds = groundsOf(part, dayless);
  return (text) => isLiteral(text, grounds, dayless);
}

/** A model's words on one line, within a limit, without our numbers of segments, which people don't see. */
export function line(text: string, maxChars: number): string {
  return capped(oneLine(text, text.length).replaceAll(/ ?\[\d+(?:, ?\d+)*\]/g, ''), maxChars);
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
