import { oneLine } from '../../common/one-line.ts';
import type { Item } from '../item.ts';
import type { KeptNotes } from '../kept-notes.ts';
import type { IndexedPassage, PassageKind } from '../passage.ts';
import type { Spoken } from '../recording.ts';
import type { Evidence, Finding } from '../written-notes.ts';

/** Several passages of this length, each shown whole, fit one message. */
export const maxPassageChars = 480;
/** After a longer pause, a speaker begins a new passage. */
const maxPauseMs = 30_000;
const maxTextChars = 100_000;
/** The column is a 32-bit integer, which covers a call of 24 days. */
const maxStartMs = 2_147_483_647;

/** Everything of a meeting that can be found, in the order of its notes, then as it was said. */
export function passagesOf(notes: KeptNotes, segments: readonly Spoken[]): IndexedPassage[] {
  return [
    ...passages('title', notes.title),
    ...passages('summary', notes.summary),
    ...notes.findings.flatMap((finding) => stated('summary', findingText(finding), finding)),
    ...notes.decisions.flatMap((decision) => stated('decision', decision.text, decision)),
    // Nobody has kept the others, or keeps them any more.
    ...notes.items
      .filter(({ state }) => state === 'open' || state === 'done')
      .flatMap((item) => stated('action_item', taskOf(item), item)),
    ...notes.questions.flatMap((question) => stated('question', question.text, question)),
    ...notes.chapters.flatMap(({ title, startMs, summary }) =>
      passages('chapter', summary ? `${title}: ${summary}` : title, '', startMs),
    ),
    ...turnsOf(segments).flatMap(({ text, speaker, start_ms }) =>
      passages('segment', text, speaker, start_ms),
    ),
  ];
}

/** The owner's name and the due time are words of the task: it is found by them. */
function taskOf({ text, ownerName, due }: Item): string {
  const when = due ? `due ${due.words}` : null;
  const more = [ownerName, when].filter(Boolean).join(', ');
  return more ? `${text} (${more})` : text;
}

/** Whose it is, is a word of it. */
function findingText({ person, text }: Finding): string {
  return person ? `${person}: ${text}` : text;
}

type Said = { readonly evidence: readonly Evidence[] };

function stated(kind: PassageKind, text: string, { evidence }: Said): IndexedPassage[] {
  const [first] = evidence;
  return passages(kind, text, first?.speaker, first?.startMs);
}

/**
 * Captions come in pieces of a few words. What one person says in one go is joined: then the words of a question stand
 * in one passage, and a passage says something on its own. Unknown speakers stay apart: they may be several.
 */
function turnsOf(segments: readonly Spoken[]): Spoken[] {
  const turns: Spoken[] = [];
  let lastStart = 0;
  for (const segment of segments) {
    const turn = turns.at(-1);
    const goesOn =
      turn !== undefined &&
      segment.speaker.trim() !== '' &&
      turn.speaker === segment.speaker &&
      segment.start_ms - lastStart <= maxPauseMs &&
      turn.text.length + segment.text.length < maxPassageChars;
    if (goesOn) turns[turns.length - 1] = { ...turn, text: `${turn.text} ${segment.text}` };
    else turns.push(segment);
    lastStart = segment.start_ms;
  }
  return turns;
}

function passages(
  kind: PassageKind,
  text: string,
  speaker = '',
  startMs: number | null = null,
): IndexedPassage[] {
  const at = startMs === null ? null : Math.min(maxStartMs, Math.max(0, Math.round(startMs)));
  const name = oneLine(speaker, 200);
  return piecesOf(oneLine(text, maxTextChars)).map((piece) => ({
    kind,
    speaker: name,
    startMs: at,
    text: piece,
  }));
}

/** Cut between words, or within one that is longer than a passage. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > maxPassageChars) {
    const space = rest.lastIndexOf(' ', maxPassageChars);
    const cut = space > maxPassageChars / 2 ? space : maxPassageChars;
    pieces.push(rest.slice(0, cut).toWellFormed());
    rest = rest.slice(cut).trimStart();
  }
  return rest ? [...pieces, rest.toWellFormed()] : pieces;
}
