import type { Meeting } from '../../meetings/meeting.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { type ExportEvent, nextExport } from './next-export.ts';
import type { RecapExport } from './recap-export.ts';

export type AppliedToDelivery =
  | { kind: 'applied'; recapExport: RecapExport; meeting: Meeting }
  | { kind: 'ignored'; recapExport: RecapExport }
  | { kind: 'unknown' };

/** By then, everyone who saw the export sent has read how it went. */
const rememberedMs = 10 * 60_000;

/** The one way an export changes: its row, what the thread says of it and its next try, in the caller's transaction. */
export async function applyExportEvent(
  unit: NotesUnit,
  exportId: string,
  event: ExportEvent,
): Promise<AppliedToDelivery> {
  const before = await unit.exports.lock(exportId);
  // After its own row: the job that has the meeting sees all that others have said of its exports.
  const meeting = before && (await unit.meetings.lock(before.meetingId));
  if (!meeting) return { kind: 'unknown' };
  const recapExport = nextExport(before, event, unit.now);
  if (!recapExport) return { kind: 'ignored', recapExport: before };
  await unit.exports.replace(before, recapExport);
  // That a try begins is no news: an edit fewer of those that a workspace shares.
  if (event.type !== 'start') await unit.exports.voice.show(meeting, await unit.exports.of(meeting.id));
  if (endsBadly(recapExport) && unit.now.getTime() - recapExport.since.getTime() > rememberedMs) {
    await unit.exports.voice.tellEnd(meeting, recapExport);
  }
  return { kind: 'applied', recapExport, meeting };
}

function endsBadly({ state }: RecapExport): boolean {
  return state === 'failed' || state === 'uncertain';
}
