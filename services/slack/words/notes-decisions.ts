import type { NotesOutcome } from '../../notes/decide-notes.ts';
import { mention } from '../mrkdwn.ts';
import { notEntitled } from './tool-calls.ts';

/** For whoever pressed, where the thread alone does not answer. */
export function sayNotesOutcome(outcome: NotesOutcome): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'not_here':
      return 'There are no notes of a call of this channel behind that. They may have been forgotten.';
    case 'not_entitled':
      return notEntitled[outcome.standing];
    case 'not_of_the_call':
      return 'Only whoever asked for the call or was in it can release its recap. If you were, your name in Slack is another than in the call: ask them.';
    case 'held':
      return 'The recap is held. Somebody must release it first.';
    case 'already':
      return outcome.by ? `${mention(outcome.by)} has released it already.` : 'It is not held.';
    case 'busy':
      return 'They are being written just now. Wait a moment.';
    case 'no_model':
      return 'Writing them anew needs a model; an admin sets one with MODEL.';
    default:
      return outcome satisfies never;
  }
}
