import { storable } from '../common/storable.ts';
import type { Decision } from '../meetings/decide.ts';
import { presentIn } from '../people/authorize.ts';
import { type DecideNotesDeps, type NotesOutcome, withNotes } from './decide-notes.ts';
import { isHeld } from './kept-notes.ts';
import type { NotesRepository } from './ports/notes-repository.ts';

/** Characters of what somebody found wrong. */
export const maxCommentChars = 1_000;

/** Whether a recap helped somebody who may read it, guests among them. Their last word counts. */
export const rateNotes = (deps: DecideNotesDeps) => (decision: Decision, helpful: boolean) =>
  asReader(deps, decision, (notes, meeting) => notes.rate(meeting, decision.userId, helpful));

/** What was wrong with it; nothing where nothing was written. */
export const commentOnNotes =
  (deps: DecideNotesDeps) =>
  async (decision: Decision, words: string): Promise<NotesOutcome> => {
    const said = storable(words).trim().slice(0, maxCommentChars).toWellFormed();
    return asReader(deps, decision, async (notes, meeting) => {
      if (said) await notes.comment(meeting, decision.userId, said);
    });
  };

function asReader(
  deps: DecideNotesDeps,
  decision: Decision,
  work: (notes: NotesRepository, meeting: { id: string; teamId: string }) => Promise<void>,
): Promise<NotesOutcome> {
  const whoMay = presentIn(deps.people, { channelId: decision.channelId });
  return withNotes(
    deps,
    decision,
    async (unit, { meeting, notes }): Promise<NotesOutcome> => {
      if (isHeld(notes)) return { kind: 'held' };
      await work(unit.notes, meeting);
      return { kind: 'done' };
    },
    whoMay,
  );
}
