import { keepNotes } from '../../notes/keep-notes.ts';
import { applyEvent } from '../apply.ts';
import { type ChoreDeps, report, type Shift } from './chore.ts';

/** Writes up what was collected, from the best source there is, and hands it to the thread. */
export async function writeNotes(deps: ChoreDeps, shift: Shift): Promise<void> {
  const { meeting, lease, signal } = shift;
  const notes = await deps.notes.prepare(meeting, signal);
  deps.failpoint('notes.written.before-stored');
  if (notes && 'pendingUntil' in notes) {
    return report(deps, shift, { type: 'transcript_pending', until: notes.pendingUntil });
  }
  await deps.transact(async (unit) => {
    const { notesCollectedAt: collectedAt } = meeting;
    const event = { type: 'notes_written', collectedAt, any: notes !== null } as const;
    const applied = await applyEvent(unit, meeting.id, event, lease);
    if (applied.kind === 'applied' && notes) await keepNotes(unit, applied.meeting, notes);
  });
}
