import type { ModelProblem } from '../../model/problem.ts';
import type { Learned } from '../learned.ts';
import type { MeetingKind } from '../meeting-kind.ts';
import type { Recording } from '../recording.ts';
import type { WrittenNotes } from '../written-notes.ts';
import type { OpenTask } from './open-items.ts';

/** A call's words, and what else its notes are written by. */
export type HintedRecording = Recording & {
  /** What a member of the channel asks for when notes are written again; null where nobody does. */
  readonly hint?: string | null;
  readonly kind?: MeetingKind;
  /** What the call was announced as. */
  readonly title?: string | null;
  /** What is open from the last times. */
  readonly openItems?: readonly OpenTask[];
};

/** Writes notes from a transcript. Rejects only for bugs. */
export type ModelWriter = (
  recording: HintedRecording,
  signal: AbortSignal,
) => Promise<
  { ok: true; notes: WrittenNotes; learned: readonly Learned[] } | { ok: false; problem: ModelProblem }
>;
