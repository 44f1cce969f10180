import type { DecisionOutcome } from '../../services/meetings/decide.ts';
import type { ProposalOutcome } from '../../services/meetings/proposal.ts';
import { sayPersonaRefusal } from '../../services/slack/words/reasons/personas.ts';
import type { ToolCall } from '../../services/tasks/tool-call.ts';
import { answer, failure } from './answer.ts';

/** The answer to join_meeting. */
export function sayProposed(outcome: ProposalOutcome | { kind: 'no_channel'; reason: string }) {
  switch (outcome.kind) {
    case 'proposed':
      return answer({
        meeting_id: outcome.meeting.id,
        state: outcome.meeting.state,
        says:
          outcome.meeting.proposedThen === 'lapse'
            ? 'Waiting in Slack for someone to press Join now. Check with get_meeting.'
            : 'The card is in Slack. It joins unless someone presses Don’t join.',
      });
    case 'already':
      return failure(
        'Someone already covers this call: in it, on the way, or waiting for Join now. If the person you act for may see it, list_meetings shows it.',
      );
    case 'cap_reached':
      return failure(
        `The limit of ${outcome.most} active calls is reached. Nothing was started; try again when one has ended.`,
      );
    case 'no_budget':
      return failure('This channel’s budget for the month is fully spent or reserved. Nothing was started.');
    case 'called_off':
      return failure('The request says that this call is cancelled. Nothing was started.');
    case 'too_many_links':
      return failure('Send one link at a time.');
    case 'no_persona':
    case 'no_stand_in':
    case 'not_your_persona':
      return failure(sayPersonaRefusal(outcome));
    case 'no_channel':
      return failure(outcome.reason);
    default:
      return outcome satisfies never;
  }
}

/** The answer to leave_meeting. */
export function sayDecided(outcome: DecisionOutcome) {
  switch (outcome.kind) {
    case 'done':
      return answer({
        state: outcome.meeting.state,
        says:
          outcome.meeting.state === 'cancelled'
            ? 'Cancelled before it joined.'
            : 'Leaving. get_meeting shows when that is confirmed.',
      });
    case 'too_late':
      return answer({ state: outcome.meeting.state, says: 'Already over or leaving.' });
    case 'not_here':
    case 'not_entitled':
    case 'not_a_spender':
    case 'at_ceiling':
    case 'over_budget':
    case 'bad_time':
    case 'no_persona':
    case 'no_stand_in':
    case 'not_your_persona':
    case 'not_now':
      return failure('That isn’t possible here. Nothing was changed.');
    default:
      return outcome satisfies never;
  }
}

/** The state of a tool call, and what the agent can do about it. */
export function sayToolCallForAgent(toolCall: ToolCall): string {
  switch (toolCall.state) {
    case 'awaiting_approval':
      return 'Waiting for approval in the Slack thread. Check with get_task.';
    case 'approved':
    case 'running':
    case 'delivering':
      return 'In progress. Check with get_task.';
    case 'done':
      return 'Done.';
    case 'failed':
      return 'Failed.';
    case 'uncertain':
      return 'The result is unknown. Don’t repeat it: tell the people in the call.';
    case 'declined':
      return 'Declined. Don’t ask for the same again.';
    case 'lapsed':
      return 'Expired: nobody decided within a day.';
    default:
      return toolCall.state satisfies never;
  }
}
