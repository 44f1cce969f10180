import { applyEvent } from '../meetings/apply.ts';
import { type LeasedMeeting, type MeetingJobDeps, report } from '../meetings/jobs/job.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { timing } from '../meetings/states/timing.ts';
import { secondsAfter } from '../meetings/states/transition.ts';
import { keepNotes } from './keep-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';
import type { NotesWriter } from './ports/notes-writer.ts';
import type { PreparedNotes } from './prepared-notes.ts';

export type WriteEarlyNotesDeps = Pick<MeetingJobDeps, 'log'> & {
  transact: Transact<NotesUnit>;
  notes: NotesWriter;
};

/** Nobody waits ten minutes for PikaStream's notes while the words are here: those replace what is written meanwhile. */
export const writeEarlyNotes =
  (deps: WriteEarlyNotesDeps) =>
  async (leased: LeasedMeeting): Promise<void> => {
    const { meeting, lease, signal } = leased;
    try {
      const notes = await deps.notes.prepareEarly(meeting, await timeLeft(deps, meeting), signal);
      await deps.transact(async (unit) => {
        const kept = notes && (await isStillKept(unit, meeting, notes)) ? notes : null;
        const event = { type: 'early_notes_written', any: kept !== null } as const;
        const applied = await applyEvent(unit, meeting.id, event, lease);
        if (applied.kind === 'applied' && kept) await keepNotes(unit, applied, kept);
      });
    } catch (error) {
      if (signal.aborted) throw error;
      // What is waited for may still come: this mustn't stop the asking.
      deps.log.error({ err: error, meeting: meeting.id }, 'early notes couldn’t be written; trying again');
      await report(deps, leased, { type: 'early_notes_written', any: false });
    }
  };

/** While it was being written, words may have gone: somebody objected, or had theirs forgotten. */
async function isStillKept(
  unit: NotesUnit,
  { id }: Meeting,
  { withheld = [] }: PreparedNotes,
): Promise<boolean> {
  await unit.meetings.lock(id);
  return (await unit.consent.gaps(id)).length === withheld.length;
}

/** Milliseconds in which a model may write; none after a standstill. */
async function timeLeft({ transact }: WriteEarlyNotesDeps, { sessionEndedAt }: Meeting): Promise<number> {
  if (!sessionEndedAt) return 0;
  const now = await transact(async (unit) => unit.now);
  return Math.max(0, secondsAfter(sessionEndedAt, timing.earlyNotesWithin).getTime() - now.getTime());
}
