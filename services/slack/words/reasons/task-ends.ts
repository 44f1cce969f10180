import type { ToolCall } from '../../../tasks/tool-call.ts';
import { mention, quote } from '../../mrkdwn.ts';
import type { ReasonBook } from './reason.ts';
import { wordsOfTool } from './tools.ts';

/** Why a task wasn't done, or isn't known to be. */
export const taskEnds: ReasonBook<Record<'failed' | 'uncertain' | 'declined' | 'lapsed', ToolCall>> = {
  failed: (toolCall) => {
    const { what, next } = whyNot(toolCall);
    const approved = toolCall.decidedBy ? ` (approved${byWhom(toolCall)})` : '';
    return { what: `:x: Failed${approved}. ${what}`, next };
  },
  uncertain: (toolCall) => ({
    what: `:grey_question: Approved${byWhom(toolCall)}, but the result is unknown. ${whyNot(toolCall).what}`,
    next: 'Check before you ask again; I won’t retry automatically.',
  }),
  declined: (toolCall) => ({
    what: `:no_entry_sign: Declined${byWhom(toolCall)}. Nothing was done.`,
    next: null,
  }),
  lapsed: () => ({
    what: ':no_entry_sign: Expired: nobody decided within a day. Nothing was done.',
    next: 'If you still want it, ask again.',
  }),
};

/** The tool's reason, which is plain text. */
function whyNot({ problem }: ToolCall) {
  const { what, next } = wordsOfTool(problem ?? { kind: 'other', said: '' });
  return { what: quote(what, 600), next: next && quote(next, 300) };
}

export function byWhom({ decidedBy }: Pick<ToolCall, 'decidedBy'>): string {
  return decidedBy ? ` by ${mention(decidedBy)}` : '';
}
