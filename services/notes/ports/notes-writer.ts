import type { Meeting } from '../../meetings/meeting.ts';
import type { PreparedNotes } from '../prepared-notes.ts';

/** Somebody wanted other words, and the model gave none: what stands stays. */
export type NotRewritten = { readonly notRewritten: string };

/** Writes up what a call left behind; what goes wrong on the way becomes notes from a lesser source. */
export type NotesWriter = {
  /** Null when nothing was recorded to write from; a moment when a transcript is still being made elsewhere. */
  prepare(
    meeting: Meeting,
    signal: AbortSignal,
  ): Promise<PreparedNotes | { pendingUntil: Date } | NotRewritten | null>;
};
