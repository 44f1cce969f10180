import { mayDecide } from '../../meetings/decide.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotAnApprover, type NotEntitled } from '../../people/authorize.ts';
import { type ApproverDeps, channelApprover } from '../../tasks/channel-approver.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { applyDeliveryEvent } from './apply-delivery-event.ts';
import type { Delivery } from './delivery.ts';

export type AgainOutcome =
  | { kind: 'queued' }
  /** Somebody was first, or it arrived after all. */
  | { kind: 'too_late'; delivery: Delivery }
  | { kind: 'removed' }
  | { kind: 'not_here' }
  | NotEntitled
  | NotAnApprover;

/** Sends a copy that failed, or of which nobody knows, once more: by a person's click only. */
export const sendAgain =
  (deps: Pick<ApproverDeps, 'people'> & { transact: Transact<NotesUnit> }) =>
  async (actor: Actor, deliveryId: string): Promise<AgainOutcome> => {
    const refusal = await authorize(actor, channelApprover(deps, actor));
    if (refusal) return refusal;
    return deps.transact(async (unit): Promise<AgainOutcome> => {
      const delivery = await unit.copies.lock(deliveryId);
      const meeting = delivery && (await unit.meetings.lock(delivery.meetingId));
      if (!meeting || !mayDecide(meeting, actor)) return { kind: 'not_here' };
      const destination = await unit.copies.destination(delivery.destinationId);
      if (!destination || destination.removedAt) return { kind: 'removed' };
      const applied = await applyDeliveryEvent(unit, deliveryId, { type: 'again' });
      return applied.kind === 'applied' ? { kind: 'queued' } : { kind: 'too_late', delivery };
    });
  };
