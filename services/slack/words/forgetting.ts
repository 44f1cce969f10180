import type { Meeting } from '../../meetings/meeting.ts';
import type { ForgetOutcome } from '../../notes/forget.ts';
import type { ForgetMeOutcome } from '../../notes/forget-me.ts';
import { mention, quote, time } from '../mrkdwn.ts';
import { waiting } from './amounts.ts';
import { forgetRefusals, nameOfCall } from './reasons/notes.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';

/** Stands where the recap stood. */
export function sayForgotten({ forgottenBy, forgottenAt }: Meeting, exports: readonly string[]): string {
  const when = forgottenAt ? `, ${time(forgottenAt, '{date_short_pretty} at {time}')}` : '';
  const said = forgottenBy
    ? `:wastebasket: *Forgotten.* ${mention(forgottenBy)} deleted the transcript and notes of this call${when}.`
    : `:wastebasket: *Forgotten.* Recaps are kept here for a limited time. The transcript and notes of this call were deleted${when}.`;
  return `${said}${sayExports(exports)}`;
}

/** Which of them people have to see to themselves. */
export function sayExports(exports: readonly string[]): string {
  if (exports.length === 0) return '';
  return ` Exports that I can’t delete from here: ${exports.map((label) => quote(label, 120)).join(', ')}.`;
}

/** What would be removed, before it is. */
export function sayForget(outcome: ForgetOutcome): string {
  switch (outcome.kind) {
    case 'confirm':
      return `This deletes all that was said, written and asked for in ${nameOfCall(outcome.meeting)}, here and in its thread. You can’t undo it.${sayExports(outcome.exports)}`;
    case 'done':
      return `Forgotten: ${nameOfCall(outcome.meeting)}.${sayExports(outcome.exports)}`;
    default:
      return sayReason(wordsFor(forgetRefusals, outcome, undefined));
  }
}

export const sayForgetUsage =
  'Add a link: `/pika forget` and the link to the call or its thread deletes what was said there. `/pika forget me` deletes what’s yours.';

/** What would be deleted of a person, before it is. */
export function sayForgetMe({ isAtPika }: { isAtPika: boolean }): string {
  return `${whatGoes}${isAtPika ? `\n${staysAtPika}` : ''}`;
}

/** Only its owner can have it deleted. */
const staysAtPika =
  'Pika’s memory is out of my reach: what it remembers of you, or what you kept there too, you delete at Pika.';

const whatGoes =
  'This deletes your keys, your calendars, your digest, and my messages to you about these. It deletes what I was to remember for you or about you. It deletes your cloned voices with their recordings, your stand-in, and pictures that you looked at and didn’t keep. It deletes your replies, answers and ratings, and what your agents asked for or reported. It deletes what isn’t to be said in calls that you sent. ' +
  'Action items lose your name. You can’t undo it.\n' +
  'What was said in calls stays with the calls: `/pika forget` and a link deletes a call that you asked for.';

export const sayForgottenPerson = 'Done. I’ve deleted your data.';

export function sayForgottenMe(outcome: ForgetMeOutcome): string {
  if (outcome.kind === 'done')
    return outcome.isAtPika ? `${sayForgottenPerson} ${staysAtPika}` : sayForgottenPerson;
  return `I deleted your data several times already. Try again in ${waiting(outcome.waitMs)}.`;
}
