import type { ToolCallOutcome } from '../../tasks/decide-tool-call.ts';
import type { NotEntitled } from '../../tasks/entitled.ts';
import type { ToolCall } from '../../tasks/tool-call.ts';
import { mention, quote } from '../mrkdwn.ts';

/** Where a tool call stands, as a sentence for its card. */
export function sayToolCallState(toolCall: ToolCall): string {
  const by = toolCall.decidedBy ? ` by ${mention(toolCall.decidedBy)}` : '';
  const said = toolCall.summary ? ` ${quote(toolCall.summary, 600)}` : '';
  switch (toolCall.state) {
    case 'awaiting_approval':
      return 'Waiting for a click.';
    case 'approved':
    case 'running':
    case 'delivering':
      return toolCall.decidedBy
        ? `:hourglass_flowing_sand: Approved${by}. Doing it now.`
        : ':hourglass_flowing_sand: Doing it now.';
    case 'done':
      return `:white_check_mark: Done${toolCall.decidedBy ? `, approved${by}` : ''}.${said}`;
    case 'failed':
      return `:x: Not done${toolCall.decidedBy ? `, though approved${by}` : ''}.${said}`;
    case 'uncertain':
      return `:grey_question: Approved${by}, but nobody knows whether it was done.${said} Look before you ask again; it is not repeated by itself.`;
    case 'declined':
      return `:no_entry_sign: Declined${by}. Nothing was done.`;
    case 'lapsed':
      return ':no_entry_sign: Nobody decided within a day. Nothing was done.';
    default:
      return toolCall.state satisfies never;
  }
}

/** For whoever clicked, where the card alone does not answer. */
export function sayToolCallDecision(outcome: ToolCallOutcome, userId: string): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'too_late':
      return sayTooLate(outcome.toolCall, userId);
    case 'not_here':
      return 'That is not from this channel. Nothing was changed.';
    case 'not_editable':
      return 'What it says cannot be changed here any more. Approve or decline it as it is.';
    case 'not_entitled':
    case 'not_an_approver':
      return sayNotEntitled(outcome);
    default:
      return outcome satisfies never;
  }
}

function sayTooLate(toolCall: ToolCall, userId: string): string {
  if (toolCall.state === 'awaiting_approval') {
    const who =
      toolCall.editedBy && toolCall.editedBy !== userId ? `${mention(toolCall.editedBy)} has` : 'It was';
    return `${who} changed ${toolCall.editedBy && toolCall.editedBy !== userId ? 'it ' : ''}meanwhile. Look at the card again, then decide.`;
  }
  const who =
    toolCall.decidedBy === userId
      ? 'You have already decided.'
      : toolCall.decidedBy
        ? `${mention(toolCall.decidedBy)} was first.`
        : '';
  return [who, sayToolCallState(toolCall)].filter(Boolean).join(' ');
}

/** For someone who may not decide here. */
export function sayNotEntitled(refusal: NotEntitled): string {
  return refusal.kind === 'not_entitled'
    ? notEntitled[refusal.standing]
    : `In this channel ${refusal.approvers.map(mention).join(', ')} decide that. Nothing was changed.`;
}

/** Why someone may not decide here. */
export const notEntitled = {
  guest: 'Guests cannot decide that. Ask a member of this channel.',
  external: 'Only members of the workspace that toolCalls Stand-in can decide that.',
  not_in_channel: 'Only members of this channel can decide that. Join it first.',
  unknown: 'Slack does not say just now who is in this channel. Nothing was changed; try again in a minute.',
} as const;
