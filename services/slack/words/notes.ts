import type { HoldReason } from '../../notes/kept-notes.ts';
import type { WrittenNotes } from '../../notes/written-notes.ts';
import { whyNoModel } from './model-problems.ts';

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
  return `The model couldn’t ${what}: ${whyNoModel(problem)}.`;
}

export function sayHeld(because: HoldReason): string {
  const why = {
    outsiders: 'people in the call aren’t in this channel',
    absentees: 'this channel includes people who weren’t in the call',
    unknown: 'Slack couldn’t tell me who is in this channel',
  }[because];
  return `:lock: *The recap is held*: ${why}, and this channel reviews recaps first (\`/pika recap hold\`).`;
}
