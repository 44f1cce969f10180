import { isHeld, type KeptNotes } from '../kept-notes.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { applyDeliveryEvent } from './apply-delivery-event.ts';
import type { Outlets } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import type { Destination } from './destination.ts';
import type { Materials } from './document.ts';

/** A delivery whose time has come, with what its copy is made from. */
export type Due = Omit<Materials, 'names' | 'threadUrl'> & {
  delivery: Delivery;
  destination: Destination;
  threadTs: string | null;
};

/** What is to be sent now; null where nothing is, and then the row says why. */
export async function dueDelivery(
  unit: NotesUnit,
  deliveryId: string,
  outlets: Outlets,
): Promise<Due | null> {
  const delivery = await unit.copies.lock(deliveryId);
  if (!delivery?.nextAt || delivery.nextAt > unit.now) return null;
  if (delivery.state === 'sending') {
    const repeatable = (delivery.kind !== 'canvas' && outlets[delivery.kind]?.repeatable) || false;
    await applyDeliveryEvent(unit, deliveryId, { type: 'cut_off', repeatable });
    return null;
  }
  const meeting = await unit.meetings.lock(delivery.meetingId);
  const destination = await unit.copies.destination(delivery.destinationId);
  const notes = await unit.notes.of(delivery.meetingId);
  if (!meeting || !destination) return null;
  const drop = reasonToDrop(destination, notes);
  if (drop || !notes) {
    await applyDeliveryEvent(unit, deliveryId, { type: 'drop', reason: drop ?? noNotes });
    return null;
  }
  if (isHeld(notes)) {
    await applyDeliveryEvent(unit, deliveryId, { type: 'put_off', reason: 'The recap is held for review.' });
    return null;
  }
  const threadTs = await unit.announcer.threadOf(meeting);
  return {
    delivery,
    destination,
    meeting,
    notes,
    threadTs,
    tasks: await unit.tasks.of(meeting),
    now: unit.now,
  };
}

const noNotes = 'The notes are no longer kept here.';

function reasonToDrop(destination: Destination, notes: KeptNotes | null): string | null {
  if (destination.removedAt) return 'The destination was removed before the export was sent.';
  return notes ? null : noNotes;
}
