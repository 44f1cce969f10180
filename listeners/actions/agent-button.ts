import type { App } from '@slack/bolt';
import { tellAction, tellView } from '../../services/slack/blocks/agent-forms.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onPress } from './on-press.ts';

/** “Tell the agent” on the card of a meeting. */
export function registerAgentButton(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  onPress(app, deps)(tellAction, async ({ id, audience, stranger, triggerId }) => {
    if (stranger) return 'Only members of the workspace that runs Stand-in can speak to its agent.';
    const opened = triggerId && (await useCases.openForm(triggerId, tellView(id, audience)));
    return opened ? null : 'The form could not be opened. Press the button again.';
  });
}
