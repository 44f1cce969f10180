import { mayDecide } from '../../meetings/decide.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotAnApprover, type NotEntitled } from '../../people/authorize.ts';
import { type ApproverDeps, channelApprover } from '../../tasks/channel-approver.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { applyExportEvent } from './apply-export-event.ts';
import type { RecapExport } from './recap-export.ts';

export type AgainOutcome =
  | { kind: 'queued' }
  /** Someone was first, or it arrived after all. */
  | { kind: 'too_late'; recapExport: RecapExport }
  | { kind: 'removed' }
  | { kind: 'not_here' }
  | NotEntitled
  | NotAnApprover;

/** Sends an export that failed, or of which nobody knows, once more: by a person's click only. */
export const sendAgain =
  (deps: Pick<ApproverDeps, 'people'> & { transact: Transact<NotesUnit> }) =>
  async (actor: Actor, exportId: string): Promise<AgainOutcome> => {
    const refusal = await authorize(actor, channelApprover(deps, actor));
    if (refusal) return refusal;
    return deps.transact(async (unit): Promise<AgainOutcome> => {
      const recapExport = await unit.exports.lock(exportId);
      const meeting = recapExport && (await unit.meetings.lock(recapExport.meetingId));
      if (!meeting || !mayDecide(meeting, actor)) return { kind: 'not_here' };
      const destination = await unit.exports.destination(recapExport.destinationId);
      if (!destination || destination.removedAt) return { kind: 'removed' };
      const applied = await applyExportEvent(unit, exportId, { type: 'again' });
      return applied.kind === 'applied' ? { kind: 'queued' } : { kind: 'too_late', recapExport };
    });
  };
