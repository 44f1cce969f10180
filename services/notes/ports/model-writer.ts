import type { ModelProblem } from '../model/problem.ts';
import type { Recording } from '../recording.ts';
import type { WrittenNotes } from '../written-notes.ts';

/** `hint` is what a member of the channel asks for when notes are written again; null where nobody does. */
export type HintedRecording = Recording & { readonly hint?: string | null };

/** Writes notes from a transcript. Rejects only for bugs. */
export type ModelWriter = (
  recording: HintedRecording,
  signal: AbortSignal,
) => Promise<{ ok: true; notes: WrittenNotes } | { ok: false; problem: ModelProblem }>;
