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
      return 'Drawn from the words of the transcript, without a model';
    case 'google_meet':
      return 'From Google Meet’s own transcript of the call';
    default:
      return source satisfies never;
  }
}

/** Why the model that is set up did not write these, or not anew. */
export function sayFellBack(problem: string, source: WrittenNotes['source']): string {
  const what = source === 'extractive' || source === 'google_meet' ? 'write these notes' : 'write them anew';
  return `The model could not ${what}: ${whyNoModel(problem)}.`;
}

export function sayHeld(because: HoldReason): string {
  const why = {
    outsiders: 'people were in the call who are not in this channel',
    absentees: 'this channel has people who were not in the call',
    unknown: 'Slack did not say who is in this channel',
  }[because];
  return `:lock: *The recap is held*: ${why}, and this channel wants to be asked (\`/pika recap hold\`).`;
}
