import type { Meeting } from '../../meetings/meeting.ts';
import type { HoldReason, KeptNotes } from '../../notes/kept-notes.ts';
import { isPerson, mention } from '../mrkdwn.ts';
import { sayHeld } from '../words/notes.ts';
import { actions, button, type Content, section } from './elements.ts';
import { notesAction } from './recap.ts';

/** Stands where the recap will be, and says nothing of the call. */
export function heldRecap(
  { id, requestedBy }: Meeting,
  { kind }: Pick<KeptNotes, 'kind'>,
  because: HoldReason,
): Content {
  const who = isPerson(requestedBy)
    ? `${mention(requestedBy)} has it in a DM. Anyone who asked for the call or was in it can release it to this thread.`
    : 'Anyone who was in the call can release it to this thread.';
  const text = `${sayHeld(because, kind)}\n${who}`;
  return {
    text,
    blocks: [section(text), ...actions([button('Release', notesAction.release, id, 'primary')])],
  };
}
