import type { Meeting } from '../../meetings/meeting.ts';
import type { HoldReason } from '../../notes/kept-notes.ts';
import type { WrittenNotes } from '../../notes/written-notes.ts';
import { wordsOfModel } from './reasons/models.ts';
import { holdReasons } from './reasons/notes.ts';
import { sayReason } from './reasons/reason.ts';

/** The recap names where its words come from. */
export function saySource(source: WrittenNotes['source']): string {
  switch (source) {
    case 'pikastream':
      return 'From PikaStream’s notes';
    case 'model':
      return 'Written by a model from the transcript';
    case 'extractive':
      return 'Taken from the transcript, without a model';
    case 'google_meet':
      return 'From Google Meet’s own transcript of the call';
    default:
      return source satisfies never;
  }
}

/** Why the model that is set up didn't write these, or not again. */
export function sayFellBack(problem: string, source: WrittenNotes['source']): string {
  const what = source === 'extractive' || source === 'google_meet' ? 'write these notes' : 'regenerate them';
  const why = wordsOfModel(problem);
  return sayReason({ what: `The model couldn’t ${what}: ${why.what}.`, next: why.next });
}

export function sayHeld(because: HoldReason, meeting: Meeting): string {
  const { what, next } = holdReasons[because](meeting);
  return `:lock: ${what}\n${next}`;
}
