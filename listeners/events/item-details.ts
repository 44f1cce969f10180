import type { App } from '@slack/bolt';
import { z } from 'zod';
import { taskRef } from '../../services/slack/blocks/task-cards.ts';
import { isForeign } from '../team-of-payload.ts';
import type { ListenerDeps } from '../use-cases.ts';

const openedSchema = z.looseObject({
  user: z.string(),
  trigger_id: z.string(),
  external_ref: z.looseObject({ id: z.uuid(), type: z.literal(taskRef) }),
});

/** Somebody opened the card of an action item (https://docs.slack.dev/reference/events/entity_details_requested). */
export function registerItemDetails(app: App, { useCases, appContext }: ListenerDeps): void {
  app.event('entity_details_requested', async ({ body, event }) => {
    const opened = openedSchema.safeParse(event).data;
    if (!opened) return;
    const { teamId } = appContext(body);
    const { user: userId, trigger_id: triggerId, external_ref: ref } = opened;
    const reader = { teamId, userId, isExternal: isForeign(body, teamId) || isForeign(event, teamId) };
    await useCases.showItem({ teamId, triggerId }, reader, ref.id);
  });
}
