import type { Json } from '../json.ts';
import { actionOf, type Chosen, chosenOf } from '../pressing.ts';
import type { Homes } from './homes.ts';
import { type Modals, wireView } from './modals.ts';
import {
  answerOf,
  type InteractionAnswer,
  type InteractiveDeps,
  partiesOf,
  requireInteractivity,
} from './parties.ts';

type Deps = InteractiveDeps & { modals: Modals; homes: Homes };
/** `viewId`: of a modal that is in front, or of the person's Home tab. */
type PressInViewInput = Chosen & { user: string; viewId: string };

/**
 * Presses a button of a modal or of the Home tab, or chooses from their menus. What Slack sends then has the view, and no channel, message or
 * `response_url` (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload).
 */
export function createPressingInViews({ directory, courier, installation, triggers, modals, homes }: Deps) {
  return async (input: PressInViewInput): Promise<InteractionAnswer> => {
    requireInteractivity(installation);
    const { user, viewId } = input;
    const view = modals.top(user) ?? homes.of(user);
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
