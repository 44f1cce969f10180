import { applyEvent } from '../meetings/apply.ts';
import { type LeasedMeeting, type MeetingJobDeps, report } from '../meetings/jobs/job.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { timing } from '../meetings/states/timing.ts';
import { secondsAfter } from '../meetings/states/transition.ts';
import { keepNotes, showNotRewritten, showUnwritten } from './keep-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';
import type { NotesWriter } from './ports/notes-writer.ts';

export type WriteNotesDeps = Pick<MeetingJobDeps, 'failpoint' | 'log'> & {
  transact: Transact<NotesUnit>;
  notes: NotesWriter;
};

/**
 * Writes up what was collected, from the best source there is, and hands it to the thread. What fails for reasons of
 * our own is tried again for a while, then given up aloud: nobody waits forever.
 */
export const writeNotes =
  (deps: WriteNotesDeps) =>
  async (leased: LeasedMeeting): Promise<void> => {
    try {
      await write(deps, leased);
    } catch (error) {
      if (leased.signal.aborted || !(await giveUp(deps, leased))) throw error;
      deps.log.error({ err: error, meeting: leased.meeting.id }, 'the notes couldn’t be written; giving up');
    }
  };

async function write(deps: WriteNotesDeps, leased: LeasedMeeting): Promise<void> {
  const { meeting, lease, signal } = leased;
  const notes = await deps.notes.prepare(meeting, signal);
  deps.failpoint('notes.written.before-stored');
  if ('pendingUntil' in notes) {
    return report(deps, leased, { type: 'transcript_pending', until: notes.pendingUntil });
  }
  await deps.transact(async (unit) => {
    const { notesCollectedAt: collectedAt, notesHint, notesHintBy } = meeting;
    const event = { type: 'notes_written', collectedAt, any: !('unwritten' in notes) } as const;
    const applied = await applyEvent(unit, meeting.id, event, lease);
    if (applied.kind !== 'applied') return;
    if ('unwritten' in notes) return showUnwritten(unit, applied.meeting, notes.unwritten);
    // The hint is answered by now; it is kept with the notes.
    if ('notRewritten' in notes) await showNotRewritten(unit, applied.meeting, notes.notRewritten);
    else await keepNotes(unit, { ...applied.meeting, notesHint, notesHintBy }, notes);
  });
}

/** Whether it was tried for long enough. */
async function giveUp({ transact }: WriteNotesDeps, { meeting, lease }: LeasedMeeting): Promise<boolean> {
  const { id, notesCollectedAt } = meeting;
  return transact(async (unit) => {
    const until = notesCollectedAt && secondsAfter(notesCollectedAt, timing.notesTriedFor);
    if (!until || unit.now < until) return false;
    return (await applyEvent(unit, id, { type: 'notes_given_up' }, lease)).kind === 'applied';
  });
}
