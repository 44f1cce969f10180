import { isHeld } from '../kept-notes.ts';
import { listMeanwhile } from '../list-against.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { applyExportEvent } from './apply-export-event.ts';
import type { Destination } from './destination.ts';
import type { Materials } from './document.ts';
import type { RecapExport } from './recap-export.ts';
import type { Outlets } from './send-export.ts';

/** An export whose time has come, with what its export is made from. */
export type Due = Omit<Materials, 'names' | 'threadUrl'> & {
  recapExport: RecapExport;
  destination: Destination;
  threadTs: string | null;
};

/** What is to be sent now; null where nothing is, and then the row says why. */
export async function dueExport(unit: NotesUnit, exportId: string, outlets: Outlets): Promise<Due | null> {
  const recapExport = await unit.exports.lock(exportId);
  if (!recapExport?.nextAt || recapExport.nextAt > unit.now) return null;
  if (recapExport.state === 'sending') {
    const repeatable = (recapExport.kind !== 'canvas' && outlets[recapExport.kind]?.repeatable) || false;
    await applyExportEvent(unit, exportId, { type: 'cut_off', repeatable });
    return null;
  }
  const meeting = await unit.meetings.lock(recapExport.meetingId);
  const destination = await unit.exports.destination(recapExport.destinationId);
  const notes = await unit.notes.of(recapExport.meetingId);
  if (!meeting || !destination) return null;
  if (destination.removedAt || !notes) {
    const problem = { kind: destination.removedAt ? 'removed' : 'no_notes' } as const;
    await applyExportEvent(unit, exportId, { type: 'drop', problem });
    return null;
  }
  if (isHeld(notes)) {
    await applyExportEvent(unit, exportId, { type: 'put_off', problem: { kind: 'held' } });
    return null;
  }
  const list = await listMeanwhile(unit.doNotSay, meeting, notes);
  if (list) {
    await applyExportEvent(unit, exportId, { type: 'drop', problem: { kind: 'must_not_say', list } });
    return null;
  }
  const threadTs = await unit.announcer.threadOf(meeting);
  return {
    recapExport,
    destination,
    meeting,
    notes,
    threadTs,
    tasks: await unit.tasks.of(meeting),
    now: unit.now,
  };
}
