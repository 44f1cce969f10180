import type { Json } from '../json.ts';
import { actionOf, type Chosen, chosenOf } from '../pressing.ts';
import { type Modals, wireView } from './modals.ts';
import {
  answerOf,
  type InteractionAnswer,
  type InteractiveDeps,
  partiesOf,
  requireInteractivity,
} from './parties.ts';

type Deps = InteractiveDeps & { modals: Modals };
type PressInViewInput = Chosen & { user: string; viewId: string };

/**
 * Presses a button of a modal or chooses from its menus. What Slack sends then has the view, and no channel, message or
 * `response_url` (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload).
 */
export function createPressingInViews({ directory, courier, installation, triggers, modals }: Deps) {
  return async (input: PressInViewInput): Promise<InteractionAnswer> => {
    requireInteractivity(installation);
    const { user, viewId } = input;
    const view = modals.top(user);
    if (view?.id !== viewId) throw new Error(`${user} does not see ${viewId}`);
    const action = input.option === undefined ? actionOf(view, input) : chosenOf(view, input.option, input);
    const triggerId = triggers.issue(user);
    const payload: Json = {
      type: 'block_actions',
      ...partiesOf(directory, user),
      container: { type: 'view', view_id: viewId },
      trigger_id: triggerId,
      view: wireView(view),
      actions: [action],
    };
    const label = String(action.action_id ?? '');
    return answerOf(await courier.deliverOnce({ what: 'interactive', id: triggerId, label, payload }));
  };
}
