import type { App } from '@slack/bolt';
import { tellAction, tellView } from '../../services/slack/blocks/agent-forms.ts';
import { sayMembersOnly } from '../../services/slack/words/reasons/access.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';

/** “Tell the agent” on the card of a meeting. */
export function registerAgentButton(app: App, deps: ListenerDeps): void {
  const open = formOpener(deps.useCases);
  onPress(app, deps)(tellAction, async (press) =>
    press.isExternal ? sayMembersOnly('message its agent') : open(press, tellView(press.id, press.audience)),
  );
}
