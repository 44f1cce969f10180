import type { App } from '@slack/bolt';
import { editCallback } from '../../services/slack/blocks/agent-forms.ts';
import { fieldValues } from '../../services/slack/blocks/field-inputs.ts';
import { sayToolCallDecision } from '../../services/slack/words/reasons/tasks.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission } from './submission.ts';

/** Other words for what an agent wants to do. What is wrong with them stands in the form. */
export function registerEditForm(app: App, { useCases, appContext }: ListenerDeps): void {
  app.view(editCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext());
    const [firstField = ''] = Object.keys(sent?.values ?? {});
    if (!sent) return ack();
    const { id: toolCallId, number: version, teamId, channelId, userId, isExternal, values } = sent;
    const outcome = await useCases.editToolCall(
      { toolCallId, version, teamId, channelId, userId, isExternal },
      fieldValues(values),
    );
    const decided = outcome.kind === 'bad_input' ? null : sayToolCallDecision(outcome, userId);
    const problems =
      outcome.kind === 'bad_input' ? outcome.problems : decided ? [{ field: null, words: decided }] : [];
    if (problems.length === 0) return ack();
    const at = Map.groupBy(problems, ({ field }) => (field !== null && field in values ? field : firstField));
    const errors = [...at].map(([field, all]) => [
      field,
      all
        .map(({ words }) => words)
        .join('; ')
        .slice(0, 1_000),
    ]);
    return ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
  });
}
