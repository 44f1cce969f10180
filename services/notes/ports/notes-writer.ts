import type { Meeting } from '../../meetings/meeting.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import type { PreparedNotes } from '../prepared-notes.ts';
import type { AbsentUpdate } from '../written-notes.ts';

/** Someone wanted other words, and the model gave none: what stands stays. */
export type NotRewritten = { readonly notRewritten: string };

/**
 * Nothing was recorded to write from: all there is was written into the thread, by people who didn't come. `because`: the
 * policy keeps nothing, or notes alone where nobody wrote any.
 */
type Unwritten = {
  readonly unwritten: readonly AbsentUpdate[];
  readonly because: Exclude<Keep, 'words'> | null;
};

/** Writes up what a call left behind; what goes wrong on the way becomes notes from a lesser source. */
export type NotesWriter = {
  /** A moment when a transcript is still being made elsewhere. */
  prepare(
    meeting: Meeting,
    signal: AbortSignal,
  ): Promise<PreparedNotes | { pendingUntil: Date } | NotRewritten | Unwritten>;
  /** From the words that are here, while others' notes are waited for; a model has `withinMs`. Null without words. */
  prepareEarly(meeting: Meeting, withinMs: number, signal: AbortSignal): Promise<PreparedNotes | null>;
};
