import type { App } from '@slack/bolt';
import { reviewCallback } from '../../services/slack/blocks/held-approval.ts';
import { sayToolCallDecision } from '../../services/slack/words/reasons/tasks.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';

/** Somebody read what mustn't be said, and sends it anyway. */
export function registerReviewForm(app: App, deps: ListenerDeps): void {
  onForm(app, deps)(reviewCallback, async (sent) => {
    const { id: toolCallId, number: version, teamId, channelId, threadTs, userId, isExternal } = sent;
    const decision = { toolCallId, version, teamId, channelId, userId, isExternal };
    const words = sayToolCallDecision(await deps.useCases.decideToolCall(decision, 'approve'), userId);
    return words ? { words, at: { threadTs } } : null;
  });
}
