import { callName } from '../../meetings/call-link.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Delivery } from '../../notes/destinations/delivery.ts';
import { copiesOut, type ForgetOutcome } from '../../notes/forget.ts';
import { mention, quote, time } from '../mrkdwn.ts';

/** Stands where the recap stood. */
export function sayForgotten({ forgottenBy, forgottenAt }: Meeting, copies: readonly string[]): string {
  const who = forgottenBy ? `${mention(forgottenBy)} had` : 'This workspace keeps recaps only so long, and';
  const when = forgottenAt ? `, ${time(forgottenAt, '{date_short_pretty} at {time}')}` : '';
  const said = forgottenBy
    ? `:wastebasket: *Forgotten.* ${who} the transcript and the notes of this call removed${when}.`
    : `:wastebasket: *Forgotten.* ${who} the transcript and the notes of this call were removed${when}.`;
  return `${said}${sayCopies(copies)}`;
}

function sayCopies(copies: readonly string[]): string {
  if (copies.length === 0) return '';
  return ` Copies went out and are not ours to delete: ${copies.map((label) => quote(label, 120)).join(', ')}.`;
}

/** What would be removed, before it is. */
export function sayForget(outcome: ForgetOutcome): string {
  switch (outcome.kind) {
    case 'confirm':
      return `This removes the transcript, the notes and the action items of ${nameOf(outcome.meeting)} here, and takes them out of its thread. It cannot be undone.${sayCopies(labels(outcome.copies))}`;
    case 'done':
      return `Forgotten: ${nameOf(outcome.meeting)}.${sayCopies(labels(outcome.copies))}`;
    case 'not_here':
      return 'No call of this channel is meant by that. Give the link to the call, or to its thread here.';
    case 'not_over':
      return `${nameOf(outcome.meeting)} is not over, or left nothing behind. Nothing was removed.`;
    case 'not_entitled':
      return 'Only whoever asked for the call, or an admin of this workspace, can have it forgotten. Nothing was removed.';
    case 'unknown_person':
      return 'Slack does not say just now who runs this workspace. Try again in a minute.';
    case 'already':
      return `That was forgotten before${outcome.by ? `, by ${mention(outcome.by)}` : ''}.`;
    default:
      return outcome satisfies never;
  }
}

function nameOf({ platform, callKey, createdAt }: Meeting): string {
  return `${callName({ platform, key: callKey })} of ${time(createdAt, '{date_short_pretty} at {time}')}`;
}

function labels(copies: readonly Delivery[]): string[] {
  return copiesOut(copies);
}
