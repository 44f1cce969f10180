import { randomUUID } from 'node:crypto';
import type { UseCases } from '../../listeners/use-cases.ts';
import { startPolling } from '../../services/common/poll-loop.ts';
import { type ProposeDeps, propose } from '../../services/meetings/propose.ts';
import type { SpendingDeps } from '../../services/people/authorize.ts';
import { stepWords } from '../../services/slack/words/workflow-steps.ts';
import { workflowStepRows } from '../../services/store/rows/workflow-step-rows.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { beginStep } from '../../services/workflow-steps/begin-step.ts';
import { finishSteps } from '../../services/workflow-steps/finish-steps.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

export type WorkflowStepsParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people' | 'completeStep' | 'isReady'>;
  spending: SpendingDeps;
  proposeDeps: ProposeDeps;
};

/** Our step in people's workflows: begun when Slack says so, completed once its call is over. */
export function connectWorkflowSteps({ base, transact, slack, spending, proposeDeps }: WorkflowStepsParts) {
  const { people } = slack;
  const { failpoint, log } = base;
  const common = { steps: workflowStepRows(base.database.db), people, words: stepWords };
  const finish = finishSteps({ ...common, transact, complete: slack.completeStep, failpoint, log });
  const failed = (err: unknown) => log.error({ err }, 'Could not complete a workflow’s step');
  return {
    useCases: {
      beginStep: beginStep({
        ...common,
        newId: randomUUID,
        settings: (teamId, channelId) => transact((unit) => unit.channels.settings(teamId, channelId)),
        propose: (request, meetingId) =>
          propose({ ...proposeDeps, ...spending, newId: () => meetingId })(request),
      }),
    } satisfies Partial<UseCases>,
    start: () =>
      startPolling(base.pace.stepsEveryMs, async () => {
        if (slack.isReady()) await finish().catch(failed);
      }),
  };
}
