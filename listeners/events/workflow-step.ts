import type { App } from '@slack/bolt';
import { z } from 'zod';
import { callIn } from '../../services/meetings/links/calls-in-text.ts';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';

/** The step as the manifest names it. */
const callbackId = 'send_to_call';

const text = z.string().catch('');

const stepSchema = z.looseObject({
  function: z.looseObject({ callback_id: z.string() }),
  function_execution_id: z.string().min(1),
  inputs: z.looseObject({
    link: text,
    channel: text,
    persona: text,
    minutes: z.coerce.number().int().min(1).max(1_440).nullish().catch(null),
    /** Nobody who builds a workflow can set it: Slack does (https://docs.slack.dev/reference/types/user_context-type). */
    person: z
      .looseObject({ id: z.string().min(1) })
      .nullish()
      .catch(null),
  }),
});

/** Our step in somebody's workflow (https://docs.slack.dev/reference/events/function_executed). */
export function registerWorkflowStep(app: App, { useCases, appContext }: ListenerDeps): void {
  app.event('function_executed', async ({ body, event, logger }) => {
    const read = stepSchema.safeParse(event);
    if (!read.success)
      return logger.warn(`Ignored a workflow's step of unknown shape: ${read.error.message}`);
    const { function: step, function_execution_id: executionId, inputs } = read.data;
    if (step.callback_id !== callbackId) return;
    const { teamId } = appContext(body);
    const { link, channel: channelId, persona, minutes = null, person } = inputs;
    await useCases.beginStep({
      ...{ teamId, executionId, channelId, minutes },
      ...{ call: callIn(link), given: link.slice(0, 200) },
      persona: persona.trim() === '' ? null : { name: persona.trim().slice(0, 80) },
      userId: person?.id ?? null,
      isExternal: isForeign(body, teamId),
    });
  });
}
