import type { Meeting } from '../../meetings/meeting.ts';
import { type HoldReason, type KeptNotes, listOf } from '../../notes/kept-notes.ts';
import { sayHeld } from '../words/notes.ts';
import { actions, button, type Content, section } from './elements.ts';
import { notesAction } from './notes-action.ts';

/** Stands where the recap will be, and says nothing of the call. */
export function heldRecap(meeting: Meeting, { kind }: Pick<KeptNotes, 'kind'>, because: HoldReason): Content {
  const text = sayHeld(because, { ...meeting, kind });
  const label = listOf(because) ? 'Send anyway' : 'Release';
  return {
    text,
    blocks: [section(text), ...actions([button(label, notesAction.release, meeting.id, 'primary')])],
  };
}
