import type { Meeting } from '../../meetings/meeting.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import type { Delivery } from './delivery.ts';
import { type DeliveryEvent, nextDelivery } from './next-delivery.ts';

export type AppliedToDelivery =
  | { kind: 'applied'; delivery: Delivery; meeting: Meeting }
  | { kind: 'ignored'; delivery: Delivery }
  | { kind: 'unknown' };

/** Milliseconds: whoever was there when it was sent has read by then how it went. */
const remembered = 10 * 60_000;

/** The one way a delivery changes: its row, what the thread says of it and its next try, in the caller's transaction. */
export async function applyDeliveryEvent(
  unit: NotesUnit,
  deliveryId: string,
  event: DeliveryEvent,
): Promise<AppliedToDelivery> {
  const before = await unit.copies.lock(deliveryId);
  // After its own row: whoever has the meeting sees all that others have said of its copies.
  const meeting = before && (await unit.meetings.lock(before.meetingId));
  if (!meeting) return { kind: 'unknown' };
  const delivery = nextDelivery(before, event, unit.now);
  if (!delivery) return { kind: 'ignored', delivery: before };
  await unit.copies.replace(before, delivery);
  // That a try begins is no news: an edit fewer of those that a workspace shares.
  if (event.type !== 'start') await unit.copies.voice.show(meeting, await unit.copies.of(meeting.id));
  if (endsBadly(delivery) && unit.now.getTime() - delivery.since.getTime() > remembered) {
    await unit.copies.voice.tellEnd(meeting, delivery);
  }
  return { kind: 'applied', delivery, meeting };
}

function endsBadly({ state }: Delivery): boolean {
  return state === 'failed' || state === 'uncertain';
}
