import { openingTitle } from '../meetings/call-link.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { isWritten, type Notes } from '../sessions/session-notes.ts';
import { highlightsOf } from './extractive/highlights.ts';
import { selfStatementsIn } from './extractive/self-statements.ts';
import { fromPikaStream } from './from-pikastream.ts';
import type { Learned } from './learned.ts';
import { kindOf } from './meeting-kind.ts';
import type { ModelWriter } from './ports/model-writer.ts';
import type { NotRewritten } from './ports/notes-writer.ts';
import type { OpenFromBefore } from './ports/open-items.ts';
import type { Recording } from './recording.ts';
import type { WrittenNotes } from './written-notes.ts';

export type SourceDeps = {
  /** Null without a model in the settings. */
  model: ModelWriter | null;
  openFromBefore: OpenFromBefore;
  log: { warn(fields: object, message: string): void };
};

/** Of what is open from last time: more would be no help to the model. */
const maxOpenItems = 20;

export type Written = { notes: WrittenNotes; fellBack: string | null; learned: readonly Learned[] };

/**
 * Notes from the best source there is: PikaStream's own, a model over the transcript, else highlights of its words.
 * Null without words and without PikaStream's own.
 */
export async function fromBestSource(
  deps: SourceDeps,
  meeting: Meeting,
  given: Notes | null,
  recording: Recording,
  signal: AbortSignal,
): Promise<Written | NotRewritten | null> {
  const { notesHint: hint } = meeting;
  const own = given && isWritten(given) ? fromPikaStream(given, recording) : null;
  const wordsAreHere = hasWords(recording);
  const byRules = wordsAreHere ? selfStatementsIn(recording) : [];
  if (own && !(hint !== null && deps.model && wordsAreHere))
    return { notes: own, fellBack: null, learned: byRules };
  if (!wordsAreHere) return null;
  const written = await byModel(deps, meeting, recording, signal);
  // Another worker has it now, or we stop: it is written there.
  signal.throwIfAborted();
  if (written?.ok) return { ...written, fellBack: null };
  const fellBack = written?.problem.kind ?? null;
  // A hint is only given where notes stand already.
  if (fellBack !== null && hint !== null) return { notRewritten: fellBack };
  return { notes: own ?? highlights(meeting, recording), fellBack, learned: byRules };
}

/** A model that isn't done in time is asked once more when nothing better came. */
export async function fromEarlySource(
  deps: SourceDeps,
  meeting: Meeting,
  recording: Recording,
  withinMs: number,
  signal: AbortSignal,
): Promise<Written | null> {
  if (!hasWords(recording)) return null;
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  const written = withinMs > 0 ? await byModel(deps, meeting, recording, inTime) : null;
  signal.throwIfAborted();
  if (written?.ok) return { ...written, fellBack: null };
  const notes = highlights(meeting, recording);
  return { notes, fellBack: null, learned: selfStatementsIn(recording) };
}

function hasWords({ segments }: Recording): boolean {
  return segments.some(({ text }) => text.trim());
}

/** Null where no model is set. */
async function byModel(
  { model, openFromBefore, log }: SourceDeps,
  meeting: Meeting,
  recording: Recording,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<ModelWriter>> | null> {
  if (!model) return null;
  const openItems = await openFromBefore(meeting, maxOpenItems);
  const told = { hint: meeting.notesHint, kind: kindOf(meeting), title: meeting.opening, openItems };
  const written = await model({ ...recording, ...told }, signal);
  if (!written.ok) log.warn({ meeting: meeting.id, problem: written.problem }, 'the model wrote no notes');
  return written;
}

function highlights(meeting: Meeting, recording: Recording): WrittenNotes {
  return { ...highlightsOf(recording), title: openingTitle(meeting) };
}
