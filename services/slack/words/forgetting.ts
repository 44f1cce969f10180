import { callName } from '../../meetings/call-link.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { ForgetOutcome } from '../../notes/forget.ts';
import { mention, quote, time } from '../mrkdwn.ts';

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
      return `This deletes all that was said, written and asked for in ${nameOf(outcome.meeting)}, here and in its thread. You can’t undo it.${sayExports(outcome.exports)}`;
    case 'done':
      return `Forgotten: ${nameOf(outcome.meeting)}.${sayExports(outcome.exports)}`;
    case 'not_here':
      return 'I couldn’t find that call in this channel. Send the link to the call, or to its thread here.';
    case 'not_over':
      return `${nameOf(outcome.meeting)} isn’t over yet. Try again when it is.`;
    case 'not_entitled':
      return 'Only the person who asked for the call, or a workspace admin, can delete it. Nothing was deleted.';
    case 'unknown_person':
      return 'Slack isn’t responding, so I can’t tell who runs this workspace. Try again in a minute.';
    case 'already':
      return `Already forgotten${outcome.by ? `, by ${mention(outcome.by)}` : ''}.`;
    default:
      return outcome satisfies never;
  }
}

function nameOf({ platform, callKey, createdAt }: Meeting): string {
  return `${callName({ platform, key: callKey })} of ${time(createdAt, '{date_short_pretty} at {time}')}`;
}

export const sayForgetUsage =
  'Add a link: `/pika forget` and the link to the call or its thread deletes what was said there. `/pika forget me` deletes what’s yours.';

/** What would be deleted of a person, before it is. */
export const sayForgetMe =
  'This deletes your keys, your calendars, and my messages to you about these. It deletes your replies, answers and ratings, and what your agents asked for. ' +
  'Action items lose your name. You can’t undo it.\n' +
  'What was said in calls stays with the calls: `/pika forget` and a link deletes a call that you asked for.';

export const sayForgottenPerson = 'Done. I’ve deleted your data.';
