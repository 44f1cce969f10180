import type { NotAnApprover, NotEntitled } from '../../people/authorize.ts';
import type { ToolCallOutcome } from '../../tasks/decide-tool-call.ts';
import type { ToolCall } from '../../tasks/tool-call.ts';
import { mention, quote } from '../mrkdwn.ts';

/** A tool call's state, as a sentence for its card. */
export function sayToolCallState(toolCall: ToolCall): string {
  const by = toolCall.decidedBy ? ` by ${mention(toolCall.decidedBy)}` : '';
  const said = toolCall.summary ? ` ${quote(toolCall.summary, 600)}` : '';
  switch (toolCall.state) {
    case 'awaiting_approval':
      return 'Waiting for approval.';
    case 'approved':
    case 'running':
    case 'delivering':
      return toolCall.decidedBy
        ? `:hourglass_flowing_sand: Approved${by}. Working on it.`
        : ':hourglass_flowing_sand: Working on it.';
    case 'done':
      return `:white_check_mark: Done${toolCall.decidedBy ? `, approved${by}` : ''}.${said}`;
    case 'failed':
      return `:x: Failed${toolCall.decidedBy ? ` (approved${by})` : ''}.${said}`;
    case 'uncertain':
      return `:grey_question: Approved${by}, but the result is unknown.${said} Check before you ask again; I won’t retry automatically.`;
    case 'declined':
      return `:no_entry_sign: Declined${by}. Nothing was done.`;
    case 'lapsed':
      return ':no_entry_sign: Expired: nobody decided within a day. Nothing was done.';
    default:
      return toolCall.state satisfies never;
  }
}

/** For the person who clicked, where the card itself isn't the answer; null where it is. */
export function sayToolCallDecision(outcome: ToolCallOutcome, userId: string): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'too_late':
      return sayTooLate(outcome.toolCall, userId);
    case 'not_here':
      return 'That card belongs to another channel. Nothing was changed.';
    case 'not_editable':
      return 'This can’t be edited here. Approve or decline it as it is.';
    case 'not_entitled':
    case 'not_an_approver':
      return sayNotEntitled(outcome);
    default:
      return outcome satisfies never;
  }
}

function sayTooLate(toolCall: ToolCall, userId: string): string {
  if (toolCall.state === 'awaiting_approval') {
    const { editedBy } = toolCall;
    const what = editedBy && editedBy !== userId ? `${mention(editedBy)} edited it` : 'It was edited';
    return `${what} in the meantime. Check the card again, then decide.`;
  }
  const who =
    toolCall.decidedBy === userId
      ? 'You’ve already decided.'
      : toolCall.decidedBy
        ? `${mention(toolCall.decidedBy)} has already decided.`
        : '';
  return [who, sayToolCallState(toolCall)].filter(Boolean).join(' ');
}

/** For someone who may not decide here. */
export function sayNotEntitled(refusal: NotEntitled | NotAnApprover): string {
  return refusal.kind === 'not_entitled'
    ? notEntitled[refusal.standing]
    : `In this channel only ${refusal.approvers.map(mention).join(', ')} can do that. Nothing was changed.`;
}

/** Why someone may not decide here. */
export const notEntitled = {
  guest: 'Guests can’t do that. Ask a member of this channel.',
  external: 'Only members of the workspace that runs Stand-in can do that.',
  not_in_channel: 'Only members of this channel can do that. Join it first.',
  unknown:
    'Slack isn’t responding, so I can’t check who is in this channel. Nothing was changed. Try again in a minute.',
} as const;
