import type { NotesOutcome } from '../../notes/decide-notes.ts';
import { mention } from '../mrkdwn.ts';
import { notEntitled } from './tool-calls.ts';

/** For whoever pressed, where the thread alone doesn't answer. */
export function sayNotesOutcome(outcome: NotesOutcome): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'not_here':
      return 'I have no notes for that call in this channel. They may have been deleted.';
    case 'not_entitled':
      return notEntitled[outcome.standing];
    case 'not_of_the_call':
      return 'Only people who asked for the call or were in it can release its recap. I couldn’t match your Slack name to a participant.';
    case 'held':
      return 'The recap is held for review. Release it first.';
    case 'already':
      return outcome.by ? `${mention(outcome.by)} already released it.` : 'It isn’t held.';
    case 'busy':
      return 'Still writing. Try again shortly.';
    case 'no_model':
      return 'Regenerating needs a model. An admin can set one with MODEL.';
    default:
      return outcome satisfies never;
  }
}
