import type { Meeting } from '../../meetings/meeting.ts';
import type { HoldReason, KeptNotes } from '../../notes/kept-notes.ts';
import { sayHeld } from '../words/notes.ts';
import { actions, button, type Content, section } from './elements.ts';
import { notesAction } from './recap.ts';

/** Stands where the recap will be, and says nothing of the call. */
export function heldRecap(meeting: Meeting, { kind }: Pick<KeptNotes, 'kind'>, because: HoldReason): Content {
  const text = sayHeld(because, { ...meeting, kind });
  return {
    text,
    blocks: [section(text), ...actions([button('Release', notesAction.release, meeting.id, 'primary')])],
  };
}
