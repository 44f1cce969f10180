import type { Recording } from '../recording.ts';
import type { WrittenNotes } from '../written-notes.ts';

/** Why a model wrote nothing: a kind that words exist for, and a detail for the log that holds no secret. */
export type WriterProblem = { readonly kind: string };

/** Writes notes from a transcript. `hint` is what a member of the channel wants looked at. */
export type ModelWriter = (
  recording: Recording & { readonly hint?: string | null },
  signal: AbortSignal,
) => Promise<{ ok: true; notes: WrittenNotes } | { ok: false; problem: WriterProblem }>;
