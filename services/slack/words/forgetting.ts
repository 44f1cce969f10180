import type { Meeting } from '../../meetings/meeting.ts';
import type { RecapExport } from '../../notes/destinations/recap-export.ts';
import { exportsOut, type ForgetOutcome } from '../../notes/forget.ts';
import { mention, quote, time } from '../mrkdwn.ts';
import { forgetRefusals, nameOfCall } from './reasons/notes.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';

/** Stands where the recap stood. */
export function sayForgotten({ forgottenBy, forgottenAt }: Meeting, exports: readonly string[]): string {
  const when = forgottenAt ? `, ${time(forgottenAt, '{date_short_pretty} at {time}')}` : '';
  const said = forgottenBy
    ? `:wastebasket: *Forgotten.* ${mention(forgottenBy)} deleted the transcript and notes of this call${when}.`
    : `:wastebasket: *Forgotten.* This workspace keeps recaps for a limited time. The transcript and notes of this call were deleted${when}.`;
  return `${said}${sayExports(exports)}`;
}

function sayExports(exports: readonly string[]): string {
  if (exports.length === 0) return '';
  return ` Exports that I can’t delete from here: ${exports.map((label) => quote(label, 120)).join(', ')}.`;
}

/** What would be removed, before it is. */
export function sayForget(outcome: ForgetOutcome): string {
  switch (outcome.kind) {
    case 'confirm':
      return `This deletes the transcript, notes and action items of ${nameOfCall(outcome.meeting)}, here and in its thread. You can’t undo it.${sayExports(labels(outcome.exports))}`;
    case 'done':
      return `Forgotten: ${nameOfCall(outcome.meeting)}.${sayExports(labels(outcome.exports))}`;
    default:
      return sayReason(wordsFor(forgetRefusals, outcome, undefined));
  }
}

function labels(exports: readonly RecapExport[]): string[] {
  return exportsOut(exports);
}
