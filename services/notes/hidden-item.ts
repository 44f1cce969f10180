import { brokenList, type ListOwner } from '../meetings/do-not-say/lists.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Unit } from '../meetings/ports/unit.ts';
import type { Item } from './item.ts';
import { isHeld, type KeptNotes, listOf } from './kept-notes.ts';

/** The list for which an item's words aren't repeated in a DM, as the lists are by now. Who sent a recap anyway read them. */
export async function hiddenIn(
  unit: Pick<Unit, 'doNotSay'>,
  meeting: Meeting,
  notes: Pick<KeptNotes, 'title' | 'heldBecause' | 'releasedAt'>,
  { text, due }: Pick<Item, 'text' | 'due'>,
): Promise<ListOwner | null> {
  if (listOf(notes.heldBecause) !== null && !isHeld(notes)) return null;
  return brokenList([notes.title, text, due?.words ?? ''].join('\n'), await unit.doNotSay.of(meeting));
}
