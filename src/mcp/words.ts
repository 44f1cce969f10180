import type { DecisionOutcome } from '../../services/meetings/decide.ts';
import type { ProposalOutcome } from '../../services/meetings/proposal.ts';
import type { ToolRun } from '../../services/tasks/run.ts';
import { answer, failure } from './answer.ts';

/** What came of asking for a meeting, for an agent. */
export function sayProposed(outcome: ProposalOutcome | { kind: 'no_channel'; reason: string }) {
  switch (outcome.kind) {
    case 'proposed':
      return answer({
        meeting_id: outcome.meeting.id,
        state: outcome.meeting.state,
        says:
          outcome.meeting.proposedThen === 'lapse'
            ? 'Its card waits in Slack for someone to press Join now. Look again with get_meeting.'
            : 'Its card is in Slack; it goes in by itself unless someone presses Don’t join.',
      });
    case 'already':
      return failure(
        'This call has a teammate already: in it, on the way, or waiting for Join now. list_meetings shows it if the person you act for may see it.',
      );
    case 'cap_reached':
      return failure(
        `There are as many calls under way as there may be (${outcome.most}). Nothing was started.`,
      );
    case 'no_budget':
      return failure('The channel’s budget of this month is used up or promised. Nothing was started.');
    case 'called_off':
      return failure('There is no such call, by the words of who asked. Nothing was started.');
    case 'too_many_links':
      return failure('One link at a time.');
    case 'no_channel':
      return failure(outcome.reason);
    default:
      return outcome satisfies never;
  }
}

export function sayDecided(outcome: DecisionOutcome) {
  switch (outcome.kind) {
    case 'done':
      return answer({
        state: outcome.meeting.state,
        says:
          outcome.meeting.state === 'cancelled'
            ? 'It was given up before it went in.'
            : 'It is leaving; get_meeting tells when that is confirmed.',
      });
    case 'too_late':
      return answer({ state: outcome.meeting.state, says: 'It was over, or leaving, already.' });
    case 'not_here':
    case 'external':
    case 'over_budget':
    case 'bad_time':
    case 'not_now':
      return failure('That was not possible. Nothing was changed.');
    default:
      return outcome satisfies never;
  }
}

/** Where a run stands, and what the agent can do about it. */
export function sayRunForAgent(run: ToolRun): string {
  switch (run.state) {
    case 'awaiting_approval':
      return 'Waits for a person in the Slack thread to approve it. Look at it with get_task.';
    case 'approved':
    case 'running':
    case 'delivering':
      return 'Is being done. Look at it with get_task.';
    case 'done':
      return 'Done.';
    case 'failed':
      return 'Not done.';
    case 'uncertain':
      return 'Nobody knows whether it was done. Do not repeat it by yourself: tell the people.';
    case 'declined':
      return 'A person declined it. Do not ask for the same again.';
    case 'lapsed':
      return 'Nobody decided within a day.';
    default:
      return run.state satisfies never;
  }
}
