import type { ToolCall } from '../../../tasks/tool-call.ts';
import { mention, quote } from '../../mrkdwn.ts';
import type { ReasonBook } from './reason.ts';

/** Why a task wasn't done, or isn't known to be. */
export const taskEnds: ReasonBook<Record<'failed' | 'uncertain' | 'declined' | 'lapsed', ToolCall>> = {
  failed: (toolCall) => ({
    what: `:x: Failed${toolCall.decidedBy ? ` (approved${byWhom(toolCall)})` : ''}.${said(toolCall)}`,
    next: null,
  }),
  uncertain: (toolCall) => ({
    what: `:grey_question: Approved${byWhom(toolCall)}, but the result is unknown.${said(toolCall)}`,
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

/** The tool's own words, which say what to do. */
export function said({ summary }: ToolCall): string {
  return summary ? ` ${quote(summary, 600)}` : '';
}

export function byWhom({ decidedBy }: ToolCall): string {
  return decidedBy ? ` by ${mention(decidedBy)}` : '';
}
