import type { Meeting } from '../meetings/meeting.ts';
import { isHeld } from './kept-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

/**
 * Whether someone of the channel may read what was said: after the call not before its recap is released where that is
 * held, and not once it was forgotten. The person who asked for the call has the recap anyway.
 */
export async function mayReadWords(unit: NotesUnit, meeting: Meeting, userId: string): Promise<boolean> {
  const { id, teamId, channelId, state, requestedBy, forgottenAt } = meeting;
  if (forgottenAt) return false;
  if ((state !== 'wrapping_up' && state !== 'done') || userId === requestedBy) return true;
  const notes = await unit.notes.of(id);
  if (notes) return !isHeld(notes);
  const { holdRecap } = await unit.channels.settings(teamId, channelId);
  return !holdRecap?.value;
}
