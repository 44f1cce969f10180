import type { App } from '@slack/bolt';
import { reviewCallback } from '../../services/slack/blocks/held-approval.ts';
import { sayToolCallDecision } from '../../services/slack/words/reasons/tasks.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission } from './submission.ts';

/** Somebody read what mustn't be said, and sends it anyway. */
export function registerReviewForm(app: App, { useCases, appContext }: ListenerDeps): void {
  app.view(reviewCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext(body));
    await ack();
    if (!sent) return;
    const { id: toolCallId, number: version, teamId, channelId, threadTs, userId, isExternal } = sent;
    const decision = { toolCallId, version, teamId, channelId, userId, isExternal };
    const said = sayToolCallDecision(await useCases.decideToolCall(decision, 'approve'), userId);
    if (said) await useCases.postEphemeral({ teamId, channelId, threadTs, userId }, said);
  });
}
