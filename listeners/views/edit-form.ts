import type { App } from '@slack/bolt';
import { editCallback } from '../../services/slack/blocks/agent-forms.ts';
import { fieldValues } from '../../services/slack/blocks/field-inputs.ts';
import { sayReason } from '../../services/slack/words/reasons/reason.ts';
import { sayToolCallDecision } from '../../services/slack/words/reasons/tasks.ts';
import { wordsOfTool } from '../../services/slack/words/reasons/tools.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';

type Edited = Awaited<ReturnType<ListenerDeps['useCases']['editToolCall']>>;

/** Other words for what an agent wants to do. What is wrong with them stands in the form. */
export function registerEditForm(app: App, deps: ListenerDeps): void {
  onForm(app, deps)(editCallback, async (sent) => {
    const [firstField = ''] = Object.keys(sent.values);
    const { id: toolCallId, number: version, teamId, channelId, userId, isExternal, values } = sent;
    const outcome = await deps.useCases.editToolCall(
      { toolCallId, version, teamId, channelId, userId, isExternal },
      fieldValues(values),
    );
    const problems = outcome.kind === 'bad_input' ? outcome.problems : sayOutcome(outcome, userId);
    if (problems.length === 0) return null;
    const at = Map.groupBy(problems, ({ field }) => (field !== null && field in values ? field : firstField));
    const errors = [...at].map(([field, all]) => [field, all.map(({ words }) => words).join('; ')]);
    return { errors: Object.fromEntries(errors) };
  });
}

function sayOutcome(outcome: Exclude<Edited, { kind: 'bad_input' }>, userId: string) {
  const words =
    outcome.kind === 'refused'
      ? sayReason(wordsOfTool(outcome.problem))
      : sayToolCallDecision(outcome, userId);
  return words ? [{ field: null, words }] : [];
}
