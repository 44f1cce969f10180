import type { App } from '@slack/bolt';
import { editView } from '../../services/slack/blocks/agent-forms.ts';
import { approvalAction } from '../../services/slack/blocks/approval-parts.ts';
import { reviewView } from '../../services/slack/blocks/held-approval.ts';
import { sayToolCallDecision } from '../../services/slack/words/reasons/tasks.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { toolCallDecision } from './press.ts';

/** The buttons of approval cards. */
export function registerApprovalButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const on = onPress(app, deps);
  const open = formOpener(useCases);
  for (const verb of ['approve', 'decline'] as const) {
    on(approvalAction[verb], async (press) =>
      sayToolCallDecision(
        await useCases.decideToolCall(toolCallDecision(press), verb),
        press.audience.userId,
      ),
    );
  }
  on(approvalAction.review, async (press) => {
    const found = await useCases.reviewToolCall(toolCallDecision(press));
    if (found.kind !== 'review') return sayToolCallDecision(found, press.audience.userId);
    return open(press, reviewView(found.toolCall, press.audience));
  });
  on(approvalAction.edit, async (press) => {
    const found = await useCases.editForm(toolCallDecision(press));
    if (found.kind !== 'form') return sayToolCallDecision(found, press.audience.userId);
    return open(press, editView(found.form, press.audience));
  });
}
