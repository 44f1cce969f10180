import type { Transact } from '../meetings/ports/unit.ts';
import { isHeld } from './kept-notes.ts';

/**
 * Reminds the owner of an item, if that is due now: whoever marked it done, moved it or handed it on meanwhile took the
 * reminder back. Called any number of times it reminds once.
 */
export const remindOwner =
  ({ transact }: { transact: Transact }) =>
  (itemId: string): Promise<void> =>
    transact(async (unit) => {
      const known = await unit.items.find(itemId);
      const meeting = known?.remindAt ? await unit.meetings.lock(known.meetingId) : null;
      if (!meeting) return;
      const item = await unit.items.lock(itemId);
      if (!item?.remindAt || item.remindAt > unit.now) return;
      // The version stays: nobody changed it, and the menu that is shown is still right.
      await unit.items.replace(item, { ...item, remindAt: null });
      const { ownerId, state } = item;
      const notes = ownerId && state === 'open' ? await unit.notes.of(meeting.id) : null;
      if (!ownerId || !notes || isHeld(notes)) return;
      await unit.itemMessages.remind({ meeting, title: notes.title, item, ownerId });
    });
