import type { ClaimOutcome } from '../../services/agents/claims/claim-meeting.ts';
import type { DecisionOutcome } from '../../services/meetings/decide.ts';
import { agentTaskEnds } from '../../services/slack/words/reasons/agents.ts';
import { sayReason } from '../../services/slack/words/reasons/reason.ts';
import type { ToolCall } from '../../services/tasks/tool-call.ts';
import type { JoinOutcome } from './agent-use-cases.ts';
import { answer, failure } from './answer.ts';

/** The answer to join_meeting. */
export function sayProposed(outcome: JoinOutcome) {
  if (outcome.kind !== 'proposed') return failure(outcome);
  const { id, state, proposedThen } = outcome.meeting;
  return answer({
    meeting_id: id,
    state,
    says:
      proposedThen === 'lapse'
        ? 'Waiting in Slack for someone to press Join now. Check with get_meeting.'
        : 'The card is in Slack. It joins unless someone presses Don’t join.',
  });
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
    case 'not_allowed_here':
    case 'not_now':
      return failure({ kind: 'not_possible' });
    default:
      return outcome satisfies never;
  }
}

/** The answer to claim_meeting. */
export function sayClaimed({
  handedOver,
  unfinished,
}: Pick<Extract<ClaimOutcome, { kind: 'claimed' }>, 'handedOver' | 'unfinished'>): string {
  return [
    'You have this meeting. Read what is said with get_meeting, and what people write with read_channel_messages.',
    ...(handedOver.length > 0 ? ['What is in handed_over is yours to do: nobody else will.'] : []),
    ...(unfinished.length > 0 ? ['Leave what is in unfinished to Stand-in’s agent.'] : []),
  ].join(' ');
}

/** The same with `release`; `had`: whether the agent had the meeting. */
export function sayReleased(had: boolean): string {
  return had
    ? 'You gave this meeting back. Finish what you began, and begin nothing more there.'
    : 'You didn’t have this meeting. Nothing was changed.';
}

/** How a tool call stands, and what the agent can do about it; the code of why, where it isn't done. */
export function sayToolCallForAgent(toolCall: ToolCall): { says: string; code?: string } {
  const { state, problem } = toolCall;
  switch (state) {
    case 'awaiting_approval':
      return { says: 'Waiting for approval in the Slack thread. Check with get_task.' };
    case 'approved':
    case 'running':
    case 'delivering':
      return { says: 'In progress. Check with get_task.' };
    case 'done':
      return { says: 'Done.' };
    default: {
      const end = agentTaskEnds[state];
      // A newer version's state ends nothing.
      if (!end) return { says: 'In progress. Check with get_task.' };
      return { code: problem?.kind ?? state, says: sayReason(end(toolCall)) };
    }
  }
}
