import { keptOf } from '../consent/word-gap.ts';
import { isOver, type Meeting } from '../meetings/meeting.ts';
import { isHeld, type KeptNotes } from './kept-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

/** A meeting's recap, as far as everyone in its channel may read it. */
export type MeetingRecap = { readonly kind: 'shown'; readonly notes: KeptNotes } | { readonly kind: NoRecap };

export type NoRecap = 'not_begun' | 'running' | 'writing' | 'held' | 'forgotten' | 'nothing_kept' | 'none';

/** While its notes are collected, early ones may stand there. */
export async function recapOfMeeting(
  unit: Pick<NotesUnit, 'notes' | 'consent'>,
  meeting: Meeting,
): Promise<MeetingRecap> {
  if (meeting.forgottenAt) return { kind: 'forgotten' };
  const notes = isOver(meeting) || meeting.state === 'wrapping_up' ? await unit.notes.of(meeting.id) : null;
  if (!notes && keptOf(await unit.consent.gaps(meeting.id)) === 'nothing') return { kind: 'nothing_kept' };
  if (!notes) return { kind: isOver(meeting) ? 'none' : soFar(meeting) };
  return isHeld(notes) ? { kind: 'held' } : { kind: 'shown', notes };
}

function soFar({ state, connectedAt }: Meeting): 'not_begun' | 'running' | 'writing' | 'none' {
  if (state === 'wrapping_up') return connectedAt ? 'writing' : 'none';
  return connectedAt ? 'running' : 'not_begun';
}
