import type { RunDecisionOutcome } from '../../tasks/decide-run.ts';
import type { NotEntitled } from '../../tasks/entitled.ts';
import type { ToolRun } from '../../tasks/run.ts';
import { mention, quote } from '../mrkdwn.ts';

/** Where a run stands, as a sentence for its card. */
export function sayRunState(run: ToolRun): string {
  const by = run.decidedBy ? ` by ${mention(run.decidedBy)}` : '';
  const said = run.summary ? ` ${quote(run.summary, 600)}` : '';
  switch (run.state) {
    case 'awaiting_approval':
      return 'Waiting for a click.';
    case 'approved':
    case 'running':
    case 'delivering':
      return run.decidedBy
        ? `:hourglass_flowing_sand: Approved${by}. Doing it now.`
        : ':hourglass_flowing_sand: Doing it now.';
    case 'done':
      return `:white_check_mark: Done${run.decidedBy ? `, approved${by}` : ''}.${said}`;
    case 'failed':
      return `:x: Not done${run.decidedBy ? `, though approved${by}` : ''}.${said}`;
    case 'uncertain':
      return `:grey_question: Approved${by}, but nobody knows whether it was done.${said} Look before you ask again; it is not repeated by itself.`;
    case 'declined':
      return `:no_entry_sign: Declined${by}. Nothing was done.`;
    case 'lapsed':
      return ':no_entry_sign: Nobody decided within a day. Nothing was done.';
    default:
      return run.state satisfies never;
  }
}

/** For whoever clicked, where the card alone does not answer. */
export function sayRunDecision(outcome: RunDecisionOutcome, userId: string): string | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'too_late':
      return sayTooLate(outcome.run, userId);
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

function sayTooLate(run: ToolRun, userId: string): string {
  if (run.state === 'awaiting_approval') {
    const who = run.editedBy && run.editedBy !== userId ? `${mention(run.editedBy)} has` : 'It was';
    return `${who} changed ${run.editedBy && run.editedBy !== userId ? 'it ' : ''}meanwhile. Look at the card again, then decide.`;
  }
  const who =
    run.decidedBy === userId
      ? 'You have already decided.'
      : run.decidedBy
        ? `${mention(run.decidedBy)} was first.`
        : '';
  return [who, sayRunState(run)].filter(Boolean).join(' ');
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
  external: 'Only members of the workspace that runs Stand-in can decide that.',
  not_in_channel: 'Only members of this channel can decide that. Join it first.',
  unknown: 'Slack does not say just now who is in this channel. Nothing was changed; try again in a minute.',
} as const;
