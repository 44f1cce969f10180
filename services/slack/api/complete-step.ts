import type { CompleteStep } from '../../workflow-steps/ports/complete-step.ts';
import { attempt } from './attempt.ts';
import type { ClientOf } from './client-of.ts';

/** Slack takes an end once, and none of a run that its workflow has given up. */
const over = new Set(['execution_not_in_running_state', 'function_execution_not_found', 'access_denied']);

/**
 * Completes runs of our step (https://docs.slack.dev/reference/methods/functions.completeSuccess) with our own token: the one
 * that comes with a run doesn't last as long as a call.
 */
export function createCompleteStep(
  clientOf: ClientOf,
  log: { warn(fields: object, message: string): void },
): CompleteStep {
  return async ({ teamId, executionId: id }, result) => {
    const completed = await attempt(async () => {
      const client = await clientOf(teamId);
      return result.kind === 'done'
        ? client.functions.completeSuccess({ function_execution_id: id, outputs: result.outputs })
        : client.functions.completeError({ function_execution_id: id, error: result.why });
    });
    if (completed.ok) return { kind: 'done' };
    const { failure } = completed;
    if ('error' in failure && over.has(failure.error)) return { kind: 'done' };
    log.warn({ failure }, 'A workflow’s step couldn’t be completed; it will be retried');
    return { kind: 'later', seconds: failure.kind === 'rate_limited' ? failure.seconds : null };
  };
}
