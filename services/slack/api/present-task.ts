import type { EntityPresentDetailsArguments } from '@slack/web-api';
import type { ItemDetails } from '../../notes/item-details.ts';
import { taskDetails } from '../blocks/task-cards.ts';
import { tasksUnsure } from '../words/action-items.ts';
import type { ClientOf } from './client-of.ts';
import type { Trigger } from './modals.ts';

/** Shows one person what they opened; false where Slack didn't. */
export type PresentTask = (trigger: Trigger, details: ItemDetails) => Promise<boolean>;

/**
 * The answer to an opened card (https://docs.slack.dev/reference/methods/entity.presentDetails), past the outbox: it's for the one who
 * opened it, and its trigger is good for moments.
 */
export function createPresentTask(
  clientOf: ClientOf,
  log: { warn(fields: object, message: string): void },
): PresentTask {
  return async ({ teamId, triggerId }, details) => {
    try {
      const shown = { trigger_id: triggerId, ...argumentsOf(details) };
      await (await clientOf(teamId)).entity.presentDetails(shown);
      return true;
    } catch (error) {
      log.warn({ err: error }, 'Could not show an action item');
      return false;
    }
  };
}

function argumentsOf(details: ItemDetails): Omit<EntityPresentDetailsArguments, 'trigger_id'> {
  switch (details.kind) {
    case 'shown':
      return { metadata: taskDetails(details.item, details, details.mayChange) };
    case 'not_for_them':
      return { error: { status: 'restricted' } };
    case 'gone':
      return { error: { status: 'not_found' } };
    case 'unknown':
      return { error: { status: 'custom', ...tasksUnsure } };
    default:
      return details satisfies never;
  }
}
