import type { ToolCall } from '../../../tasks/tool-call.ts';
import type { ToolCallOutcome } from '../../../tasks/tool-call-decision.ts';
import { mention } from '../../mrkdwn.ts';
import { listNames } from '../do-not-say.ts';
import { sayToolCallState } from '../tool-calls.ts';
import { wordsOfNoAccess } from './access.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';

/** Why a press on a task's card changed nothing, for the person who pressed. */
export const taskRefusals: ReasonBook<ByKind<Exclude<ToolCallOutcome, { kind: 'done' }>>, string> = {
  too_late: ({ toolCall }, userId) => tooLate(toolCall, userId),
  not_here: () => ({ what: 'That card belongs to another channel. Nothing was changed.', next: null }),
  not_editable: () => ({ what: 'This can’t be edited here.', next: 'Approve or decline it as it is.' }),
  in_their_name: ({ userId }) => ({
    what: `It’s said in ${mention(userId)}’s name, so nobody else changes it.`,
    next: 'Approve or decline it as it is.',
  }),
  admin_sends_it: () => ({
    what: 'It has words on this workspace’s do-not-say list, so only a workspace admin can send it anyway.',
    next: 'Edit or decline it, or ask an admin.',
  }),
  not_entitled: wordsOfNoAccess,
  not_an_approver: wordsOfNoAccess,
};

/** For the person who clicked, where the card itself isn't the answer; null where it is. */
export function sayToolCallDecision(outcome: ToolCallOutcome, userId: string): string | null {
  return outcome.kind === 'done' ? null : sayReason(wordsFor(taskRefusals, outcome, userId));
}

function tooLate(toolCall: ToolCall, userId: string): ReasonWords {
  const { state, decidedBy, editedBy } = toolCall;
  if (state === 'awaiting_approval') {
    if (toolCall.heldBy && !editedBy)
      return {
        what: `It has words on ${listNames[toolCall.heldBy]}, which has changed in the meantime.`,
        next: 'Check the card again, then decide.',
      };
    const what = editedBy && editedBy !== userId ? `${mention(editedBy)} edited it` : 'It was edited';
    return { what: `${what} in the meantime.`, next: 'Check the card again, then decide.' };
  }
  const first = decidedBy ? `${mention(decidedBy)} has already decided.` : '';
  const who = decidedBy === userId ? 'You’ve already decided.' : first;
  return { what: [who, sayToolCallState(toolCall)].filter(Boolean).join(' '), next: null };
}
