import type { Transact } from '../meetings/ports/unit.ts';
import { hiddenIn } from './hidden-item.ts';
import { isHeld } from './kept-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

/** A reminder from a held recap is tried again after this long. */
const askAgainAfterMs = 3_600_000;

/**
 * Reminds the owner of an item, if that is due now: marking it done, moving it or handing it on meanwhile took the
 * reminder back. Called any number of times it reminds once.
 */
export const remindOwner =
  ({ transact }: { transact: Transact<NotesUnit> }) =>
  (itemId: string): Promise<void> =>
    transact(async (unit) => {
      const known = await unit.items.find(itemId);
      const meeting = known?.remindAt ? await unit.meetings.lock(known.meetingId) : null;
      if (!meeting) return;
      const item = await unit.items.lock(itemId);
      if (!item?.remindAt || item.remindAt > unit.now) return;
      const { ownerId, state } = item;
      const notes = ownerId && state === 'open' ? await unit.notes.of(meeting.id) : null;
      const held = notes !== null && isHeld(notes);
      // Once its recap is released its owner is still glad to hear of it.
      const again = new Date(unit.now.getTime() + askAgainAfterMs);
      const inTime = item.due?.date ? again < new Date(`${item.due.date}T23:59:59Z`) : false;
      const remindAt = held && inTime ? again : null;
      // The version stays: nobody changed it, and the menu that is shown is still right.
      await unit.items.replace(item, { ...item, remindAt });
      if (!ownerId || !notes || held) return;
      const hidden = await hiddenIn(unit, meeting, notes, item);
      await unit.itemMessages.remind({ meeting, title: notes.title, item, ownerId, hidden });
    });
